// Made from schemas/plan.schema.json by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';

export const PlannedPeople: Validator<unknown> = validate21;
const schema32 = { "type": "object", "required": ["key", "people", "contacts"], "properties": { "key": { "type": "string", "pattern": "^[A-Za-z0-9+/]{43}=$", "contentEncoding": "base64", "description": "The key of the pseudonyms and prints: 32 bytes. It stays in the search's file, the plan and the journal." }, "people": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/person" } }, "contacts": { "type": "object", "description": "By provider and contact id: whose the contact is. One that was named by its id is in none.", "propertyNames": { "minLength": 1 }, "additionalProperties": { "type": "object", "minProperties": 1, "propertyNames": { "minLength": 1 }, "additionalProperties": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/ownership" } } } } }, "additionalProperties": false };
const pattern4 = new RegExp("^[A-Za-z0-9+/]{43}=$", "u");
const schema33 = { "type": "object", "required": ["pseudonym", "findings"], "properties": { "pseudonym": { "$ref": "#/$defs/hmac", "description": "HMAC-SHA256 of \"person\" and the phone numbers and e-mail addresses, sorted, each after a newline." }, "reference": { "type": "string", "maxLength": 200, "pattern": "^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "description": "What the person was called by whoever searched, such as the number of a request." }, "findings": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/finding" }, "description": "One for each provider that is known." } }, "additionalProperties": false };
const schema34 = { "type": "string", "pattern": "^[0-9a-f]{64}$" };
const pattern5 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern6 = new RegExp("^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "u");
const func1 = countCharacters;
const schema35 = { "type": "object", "required": ["provider", "baseUrl", "finding", "searchedBy", "contacts", "at"], "properties": { "provider": { "type": "string", "minLength": 1 }, "baseUrl": { "type": "string", "pattern": "^(?:https?://\\S+)?$", "description": "Where; empty if the provider was not asked." }, "finding": { "enum": ["found", "notFound", "ambiguous", "incomplete", "cannotSearch", "failed", "notAsked"] }, "searchedBy": { "type": "object", "required": ["phone", "email", "list"], "properties": { "phone": { "$ref": "#/$defs/count", "description": "Terms of phone numbers that were asked for." }, "email": { "$ref": "#/$defs/count", "description": "Terms of e-mail addresses that were asked for." }, "list": { "type": "boolean", "description": "Whether the list of all contacts was read." } }, "additionalProperties": false }, "contacts": { "$ref": "#/$defs/count", "description": "How many contacts compare equal." }, "resembling": { "$ref": "#/$defs/count", "description": "Contacts that the search returned, and that do not compare equal. Left out if the list was read." }, "reason": { "enum": ["several", "doubtful", "notAllSearchable", "pageIgnored", "changedMeanwhile", "wrongTotal", "endUnknown", "tooLong", "noSearch", "scanNotAllowed", "nothingToSearchBy", "unclear", "invalidId", "accountUnproven", "refused", "conflict", "stopped", "aborted", "noConnection", "noAnswer", "rateLimited", "unreadable", "unexpected"], "description": "Why it is no plain yes or no." }, "at": { "type": "string", "format": "date-time" } }, "additionalProperties": false };
const schema36 = { "type": "integer", "minimum": 0 };
const pattern7 = new RegExp("^(?:https?://\\S+)?$", "u");
const formats0 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
function validate23(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.provider === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "provider" } });
            errors++;
        }
        if (data.baseUrl === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "baseUrl" } });
            errors++;
        }
        if (data.finding === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "finding" } });
            errors++;
        }
        if (data.searchedBy === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "searchedBy" } });
            errors++;
        }
        if (data.contacts === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "contacts" } });
            errors++;
        }
        if (data.at === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "at" } });
            errors++;
        }
        for (const key0 in data) {
            if (!((((((((key0 === "provider") || (key0 === "baseUrl")) || (key0 === "finding")) || (key0 === "searchedBy")) || (key0 === "contacts")) || (key0 === "resembling")) || (key0 === "reason")) || (key0 === "at"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.provider !== undefined) {
            let data0 = data.provider;
            if (typeof data0 === "string") {
                if (func1(data0) < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/provider", keyword: "minLength" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/provider", keyword: "type" });
                errors++;
            }
        }
        if (data.baseUrl !== undefined) {
            let data1 = data.baseUrl;
            if (typeof data1 === "string") {
                if (!pattern7.test(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/baseUrl", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/baseUrl", keyword: "type" });
                errors++;
            }
        }
        if (data.finding !== undefined) {
            let data2 = data.finding;
            if (!(((((((data2 === "found") || (data2 === "notFound")) || (data2 === "ambiguous")) || (data2 === "incomplete")) || (data2 === "cannotSearch")) || (data2 === "failed")) || (data2 === "notAsked"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/finding", keyword: "enum" });
                errors++;
            }
        }
        if (data.searchedBy !== undefined) {
            let data3 = data.searchedBy;
            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                if (data3.phone === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy", keyword: "required", params: { missingProperty: "phone" } });
                    errors++;
                }
                if (data3.email === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy", keyword: "required", params: { missingProperty: "email" } });
                    errors++;
                }
                if (data3.list === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy", keyword: "required", params: { missingProperty: "list" } });
                    errors++;
                }
                for (const key1 in data3) {
                    if (!(((key1 === "phone") || (key1 === "email")) || (key1 === "list"))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy", keyword: "additionalProperties", params: { additionalProperty: key1 } });
                        errors++;
                    }
                }
                if (data3.phone !== undefined) {
                    let data4 = data3.phone;
                    if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy/phone", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data4 == "number") && (isFinite(data4))) {
                        if (data4 < 0 || isNaN(data4)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy/phone", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data3.email !== undefined) {
                    let data5 = data3.email;
                    if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy/email", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data5 == "number") && (isFinite(data5))) {
                        if (data5 < 0 || isNaN(data5)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy/email", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data3.list !== undefined) {
                    if (typeof data3.list !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy/list", keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/searchedBy", keyword: "type" });
                errors++;
            }
        }
        if (data.contacts !== undefined) {
            let data7 = data.contacts;
            if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "type" });
                errors++;
            }
            if ((typeof data7 == "number") && (isFinite(data7))) {
                if (data7 < 0 || isNaN(data7)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.resembling !== undefined) {
            let data8 = data.resembling;
            if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/resembling", keyword: "type" });
                errors++;
            }
            if ((typeof data8 == "number") && (isFinite(data8))) {
                if (data8 < 0 || isNaN(data8)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/resembling", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.reason !== undefined) {
            let data9 = data.reason;
            if (!(((((((((((((((((((((((data9 === "several") || (data9 === "doubtful")) || (data9 === "notAllSearchable")) || (data9 === "pageIgnored")) || (data9 === "changedMeanwhile")) || (data9 === "wrongTotal")) || (data9 === "endUnknown")) || (data9 === "tooLong")) || (data9 === "noSearch")) || (data9 === "scanNotAllowed")) || (data9 === "nothingToSearchBy")) || (data9 === "unclear")) || (data9 === "invalidId")) || (data9 === "accountUnproven")) || (data9 === "refused")) || (data9 === "conflict")) || (data9 === "stopped")) || (data9 === "aborted")) || (data9 === "noConnection")) || (data9 === "noAnswer")) || (data9 === "rateLimited")) || (data9 === "unreadable")) || (data9 === "unexpected"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/reason", keyword: "enum" });
                errors++;
            }
        }
        if (data.at !== undefined) {
            let data10 = data.at;
            if (typeof data10 === "string") {
                if (!(formats0.test(data10))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/at", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/at", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate23.errors = vErrors;
    return errors === 0;
}
function validate22(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.pseudonym === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "pseudonym" } });
            errors++;
        }
        if (data.findings === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "findings" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "pseudonym") || (key0 === "reference")) || (key0 === "findings"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.pseudonym !== undefined) {
            let data0 = data.pseudonym;
            if (typeof data0 === "string") {
                if (!pattern5.test(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/pseudonym", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/pseudonym", keyword: "type" });
                errors++;
            }
        }
        if (data.reference !== undefined) {
            let data1 = data.reference;
            if (typeof data1 === "string") {
                if (func1(data1) > 200) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "maxLength" });
                    errors++;
                }
                if (!pattern6.test(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "type" });
                errors++;
            }
        }
        if (data.findings !== undefined) {
            let data2 = data.findings;
            if (Array.isArray(data2)) {
                if (data2.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/findings", keyword: "minItems" });
                    errors++;
                }
                const len0 = data2.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate23(data2[i0], { instancePath: instancePath + "/findings/" + i0 }))) {
                        vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/findings", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate22.errors = vErrors;
    return errors === 0;
}
const schema40 = { "type": "object", "required": ["person", "by", "prints"], "properties": { "person": { "$ref": "#/$defs/count", "description": "The place among the people, from 0." }, "by": { "$ref": "#/$defs/identifiers" }, "prints": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "$ref": "#/$defs/hmac" }, "description": "HMAC-SHA256 of \"field\", a newline and what compared equal, as it is stored." } }, "additionalProperties": false };
const schema42 = { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["phone", "email"] }, "description": "What is equal." };
const func0 = isEqual;
function validate26(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.person === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "person" } });
            errors++;
        }
        if (data.by === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "by" } });
            errors++;
        }
        if (data.prints === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "prints" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "person") || (key0 === "by")) || (key0 === "prints"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.person !== undefined) {
            let data0 = data.person;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/person", keyword: "type" });
                errors++;
            }
            if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 < 0 || isNaN(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/person", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.by !== undefined) {
            let data1 = data.by;
            if (Array.isArray(data1)) {
                if (data1.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/by", keyword: "minItems" });
                    errors++;
                }
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data2 = data1[i0];
                    if (!((data2 === "phone") || (data2 === "email"))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/by/" + i0, keyword: "enum" });
                        errors++;
                    }
                }
                let i1 = data1.length;
                let j0;
                if (i1 > 1) {
                    outer0: for (; i1--;) {
                        for (j0 = i1; j0--;) {
                            if (func0(data1[i1], data1[j0])) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/by", keyword: "uniqueItems" });
                                errors++;
                                break outer0;
                            }
                        }
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/by", keyword: "type" });
                errors++;
            }
        }
        if (data.prints !== undefined) {
            let data3 = data.prints;
            if (Array.isArray(data3)) {
                if (data3.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/prints", keyword: "minItems" });
                    errors++;
                }
                const len1 = data3.length;
                for (let i2 = 0; i2 < len1; i2++) {
                    let data4 = data3[i2];
                    if (typeof data4 === "string") {
                        if (!pattern5.test(data4)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/prints/" + i2, keyword: "pattern" });
                            errors++;
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/prints/" + i2, keyword: "type" });
                        errors++;
                    }
                }
                let i3 = data3.length;
                let j1;
                if (i3 > 1) {
                    outer1: for (; i3--;) {
                        for (j1 = i3; j1--;) {
                            if (func0(data3[i3], data3[j1])) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/prints", keyword: "uniqueItems" });
                                errors++;
                                break outer1;
                            }
                        }
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/prints", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate26.errors = vErrors;
    return errors === 0;
}
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.key === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "key" } });
            errors++;
        }
        if (data.people === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "people" } });
            errors++;
        }
        if (data.contacts === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "contacts" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "key") || (key0 === "people")) || (key0 === "contacts"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.key !== undefined) {
            let data0 = data.key;
            if (typeof data0 === "string") {
                if (!pattern4.test(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/key", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/key", keyword: "type" });
                errors++;
            }
        }
        if (data.people !== undefined) {
            let data1 = data.people;
            if (Array.isArray(data1)) {
                if (data1.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/people", keyword: "minItems" });
                    errors++;
                }
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate22(data1[i0], { instancePath: instancePath + "/people/" + i0 }))) {
                        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/people", keyword: "type" });
                errors++;
            }
        }
        if (data.contacts !== undefined) {
            let data3 = data.contacts;
            if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                for (const key1 in data3) {
                    const _errs9 = errors;
                    if (typeof key1 === "string") {
                        if (func1(key1) < 1) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "minLength", propertyName: key1 });
                            errors++;
                        }
                    }
                    var valid3 = _errs9 === errors;
                    if (!valid3) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "propertyNames" });
                        errors++;
                    }
                }
                for (const key2 in data3) {
                    let data4 = data3[key2];
                    if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                        if (Object.keys(data4).length < 1) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "minProperties" });
                            errors++;
                        }
                        for (const key3 in data4) {
                            const _errs13 = errors;
                            if (typeof key3 === "string") {
                                if (func1(key3) < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "minLength", propertyName: key3 });
                                    errors++;
                                }
                            }
                            var valid5 = _errs13 === errors;
                            if (!valid5) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "propertyNames" });
                                errors++;
                            }
                        }
                        for (const key4 in data4) {
                            let data5 = data4[key4];
                            if (Array.isArray(data5)) {
                                if (data5.length < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "minItems" });
                                    errors++;
                                }
                                const len1 = data5.length;
                                for (let i1 = 0; i1 < len1; i1++) {
                                    if (!(validate26(data5[i1], { instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i1 }))) {
                                        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                                        errors = vErrors.length;
                                    }
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/contacts/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/contacts", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate21.errors = vErrors;
    return errors === 0;
}
function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count++;
    return count;
}
function isEqual(one, other) {
    if (one === other)
        return true;
    if (!one || !other || typeof one !== "object" || typeof other !== "object" || Array.isArray(one) !== Array.isArray(other))
        return false;
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
}
