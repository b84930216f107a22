// Made from schemas/receipt.schema.json by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';

export const Receipt: Validator<unknown> = validate21;
const schema32 = { "title": "Receipt", "description": "What can be filed with an erasure request: what became of each contact, without a contact id or a credential.", "type": "object", "required": ["format", "version", "scope", "reference", "run", "plan", "tool", "sandbox", "plannedAt", "startedAt", "endedAt", "createdAt", "total", "complete", "providers", "targets", "digest", "seal"], "properties": { "format": { "const": "contact-deletion/receipt" }, "version": { "const": 1 }, "scope": { "enum": ["run", "person", "contact"], "description": "Whether it is of all contacts of a run, of those of one person, or of a single one. Those of one person and of a single contact tell nothing of the others." }, "reference": { "type": ["string", "null"], "maxLength": 200, "pattern": "^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "description": "The case number of whoever made the receipt, in characters that can be seen; null if none was given." }, "run": { "type": "string", "format": "uuid" }, "plan": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "The digest of the plan." }, "tool": { "type": "string", "description": "The version of contact-deletion." }, "sandbox": { "type": "boolean", "description": "Whether nothing of it is real." }, "plannedAt": { "type": "string", "format": "date-time" }, "startedAt": { "type": ["string", "null"], "format": "date-time", "description": "Null if the run has not begun, and in the receipt of one person or of a single contact: how long a run took tells of the others." }, "endedAt": { "type": ["string", "null"], "format": "date-time", "description": "Null if the run has not come to an end, and in the receipt of one person or of a single contact." }, "createdAt": { "type": "string", "format": "date-time" }, "total": { "$ref": "#/$defs/count" }, "complete": { "type": "boolean", "description": "Whether asking again can change none of the outcomes in it. It says nothing of the search: see searchSettled." }, "providers": { "type": "array", "items": { "type": "object", "required": ["provider", "baseUrl", "specVersion", "choices", "outcomes", "absentPerhapsByUs", "permanence", "evidence"], "properties": { "provider": { "type": "string", "minLength": 1 }, "baseUrl": { "type": "string", "format": "uri" }, "specVersion": { "type": "string" }, "choices": { "type": "object", "additionalProperties": { "type": "string" }, "description": "What was chosen, by the name of the choice; empty for a provider that offers none." }, "outcomes": { "type": "object", "required": ["deleted", "absent", "blocked", "rejected", "notAttempted", "unknown"], "properties": { "deleted": { "$ref": "#/$defs/count" }, "absent": { "$ref": "#/$defs/count" }, "blocked": { "$ref": "#/$defs/count" }, "rejected": { "$ref": "#/$defs/count" }, "notAttempted": { "$ref": "#/$defs/count" }, "unknown": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "How many contacts have each outcome." }, "absentPerhapsByUs": { "$ref": "#/$defs/count", "description": "Of the absent ones, those that a request of this run may have deleted." }, "permanence": { "type": "object", "required": ["permanent", "soft", "undocumented"], "properties": { "permanent": { "$ref": "#/$defs/count" }, "soft": { "$ref": "#/$defs/count" }, "undocumented": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "The deleted ones by what is known of their deletion." }, "evidence": { "type": "object", "required": ["item", "batch", "absence"], "properties": { "item": { "$ref": "#/$defs/count" }, "batch": { "$ref": "#/$defs/count" }, "absence": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "The deleted and the absent ones by what that rests on." } }, "additionalProperties": false } }, "targets": { "type": "array", "description": "Sorted by pseudonym, so that their order tells nothing.", "items": { "type": "object", "required": ["provider", "pseudonym", "outcome", "evidence"], "properties": { "provider": { "type": "string", "minLength": 1 }, "pseudonym": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "HMAC-SHA256 of \"target\", a newline and provider:id, under the key in the journal." }, "outcome": { "enum": ["deleted", "absent", "blocked", "rejected", "notAttempted", "unknown"] }, "permanence": { "enum": ["permanent", "soft", "undocumented"], "description": "What is known of a deletion: gone for good, still stored, or not stated by the provider." }, "evidence": { "enum": ["item", "batch", "absence", "none"] }, "perhapsByUs": { "type": "boolean", "description": "Of one that is absent, blocked, rejected or unknown: whether a request of this run, whose answer was lost or proves nothing, may have deleted it." }, "requestId": { "type": "string", "minLength": 1, "maxLength": 200, "description": "The provider's id of the last request that it answered. A batch has one for all its contacts." }, "at": { "type": "string", "format": "date-time" } }, "additionalProperties": false } }, "searchSettled": { "type": "boolean", "description": "Of a run whose contacts were searched for: whether each person in it was searched for at every provider that was known, with a plain yes or no. With false, the findings say where not." }, "people": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/person" }, "description": "Of a run whose contacts were searched for: each person, where they were searched for, and what became of their contacts. There is no phone number and no e-mail address in it." }, "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "SHA-256 of all the rest but the seal, as JSON without white space. It shows a change by accident; whoever changes a receipt on purpose can make a new one." }, "seal": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "HMAC-SHA256 of \"receipt\", a newline and all the rest as JSON without white space, under the same key." } }, "additionalProperties": false };
const schema33 = { "type": "integer", "minimum": 0 };
const func1 = Object.prototype.hasOwnProperty;
const func2 = countCharacters;
const pattern4 = new RegExp("^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "u");
const pattern5 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern6 = new RegExp("^[0-9a-f]{64}$", "u");
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const formats2 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const formats10 = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i;
const schema47 = { "type": "object", "required": ["pseudonym", "searchSettled", "findings", "contacts"], "properties": { "pseudonym": { "$ref": "#/$defs/hmac", "description": "HMAC-SHA256 of \"person\" and the phone numbers and e-mail addresses, sorted, each after a newline, under the key of the search, which is in the journal." }, "reference": { "type": "string", "maxLength": 200, "pattern": "^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "description": "What the person was called by whoever searched, such as the number of a request." }, "searchSettled": { "type": "boolean", "description": "Whether every finding is found or notFound." }, "findings": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/finding" }, "description": "One for each provider that was known; in the receipt of a single contact the one of its provider." }, "contacts": { "type": "array", "items": { "$ref": "#/$defs/personContact" }, "description": "The person's contacts among the targets, sorted by pseudonym." } }, "additionalProperties": false };
const schema48 = { "type": "string", "pattern": "^[0-9a-f]{64}$" };
const schema49 = { "type": "object", "required": ["provider", "baseUrl", "finding", "searchedBy", "contacts", "inRun", "at"], "properties": { "provider": { "type": "string", "minLength": 1 }, "baseUrl": { "type": "string", "pattern": "^(?:https?://\\S+)?$", "description": "Where; empty if the provider was not asked." }, "finding": { "enum": ["found", "notFound", "ambiguous", "incomplete", "cannotSearch", "failed", "notAsked"] }, "searchedBy": { "type": "object", "required": ["phone", "email", "list"], "properties": { "phone": { "$ref": "#/$defs/count", "description": "Terms of phone numbers that were asked for." }, "email": { "$ref": "#/$defs/count", "description": "Terms of e-mail addresses that were asked for." }, "list": { "type": "boolean", "description": "Whether the list of all contacts was read." } }, "additionalProperties": false }, "contacts": { "$ref": "#/$defs/count", "description": "How many contacts compare equal." }, "inRun": { "$ref": "#/$defs/count", "description": "How many of these the run has, and so this receipt. It did nothing about the others." }, "resembling": { "$ref": "#/$defs/count", "description": "Contacts that the search returned, and that do not compare equal. Left out if the list was read." }, "reason": { "enum": ["several", "doubtful", "notAllSearchable", "pageIgnored", "changedMeanwhile", "wrongTotal", "endUnknown", "tooLong", "noSearch", "scanNotAllowed", "nothingToSearchBy", "unclear", "invalidId", "accountUnproven", "refused", "conflict", "stopped", "aborted", "noConnection", "noAnswer", "rateLimited", "unreadable", "unexpected"], "description": "Why it is no plain yes or no." }, "at": { "type": "string", "format": "date-time" } }, "additionalProperties": false };
const pattern9 = new RegExp("^(?:https?://\\S+)?$", "u");
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
        if (data.inRun === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "inRun" } });
            errors++;
        }
        if (data.at === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "at" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(func1.call(schema49.properties, key0))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.provider !== undefined) {
            let data0 = data.provider;
            if (typeof data0 === "string") {
                if (func2(data0) < 1) {
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
                if (!pattern9.test(data1)) {
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
        if (data.inRun !== undefined) {
            let data8 = data.inRun;
            if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/inRun", keyword: "type" });
                errors++;
            }
            if ((typeof data8 == "number") && (isFinite(data8))) {
                if (data8 < 0 || isNaN(data8)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/inRun", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.resembling !== undefined) {
            let data9 = data.resembling;
            if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/resembling", keyword: "type" });
                errors++;
            }
            if ((typeof data9 == "number") && (isFinite(data9))) {
                if (data9 < 0 || isNaN(data9)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/resembling", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.reason !== undefined) {
            let data10 = data.reason;
            if (!(((((((((((((((((((((((data10 === "several") || (data10 === "doubtful")) || (data10 === "notAllSearchable")) || (data10 === "pageIgnored")) || (data10 === "changedMeanwhile")) || (data10 === "wrongTotal")) || (data10 === "endUnknown")) || (data10 === "tooLong")) || (data10 === "noSearch")) || (data10 === "scanNotAllowed")) || (data10 === "nothingToSearchBy")) || (data10 === "unclear")) || (data10 === "invalidId")) || (data10 === "accountUnproven")) || (data10 === "refused")) || (data10 === "conflict")) || (data10 === "stopped")) || (data10 === "aborted")) || (data10 === "noConnection")) || (data10 === "noAnswer")) || (data10 === "rateLimited")) || (data10 === "unreadable")) || (data10 === "unexpected"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/reason", keyword: "enum" });
                errors++;
            }
        }
        if (data.at !== undefined) {
            let data11 = data.at;
            if (typeof data11 === "string") {
                if (!(formats2.test(data11))) {
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
const schema55 = { "type": "object", "required": ["provider", "pseudonym", "by", "outcome"], "properties": { "provider": { "type": "string", "minLength": 1 }, "pseudonym": { "$ref": "#/$defs/hmac", "description": "That of the target." }, "by": { "$ref": "#/$defs/identifiers" }, "outcome": { "enum": ["deleted", "absent", "blocked", "rejected", "notAttempted", "unknown"], "description": "That of the target." } }, "additionalProperties": false };
const schema57 = { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["phone", "email"] }, "description": "What is equal." };
const func0 = isEqual;
function validate25(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.provider === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "provider" } });
            errors++;
        }
        if (data.pseudonym === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "pseudonym" } });
            errors++;
        }
        if (data.by === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "by" } });
            errors++;
        }
        if (data.outcome === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "outcome" } });
            errors++;
        }
        for (const key0 in data) {
            if (!((((key0 === "provider") || (key0 === "pseudonym")) || (key0 === "by")) || (key0 === "outcome"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.provider !== undefined) {
            let data0 = data.provider;
            if (typeof data0 === "string") {
                if (func2(data0) < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/provider", keyword: "minLength" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/provider", keyword: "type" });
                errors++;
            }
        }
        if (data.pseudonym !== undefined) {
            let data1 = data.pseudonym;
            if (typeof data1 === "string") {
                if (!pattern6.test(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/pseudonym", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/pseudonym", keyword: "type" });
                errors++;
            }
        }
        if (data.by !== undefined) {
            let data2 = data.by;
            if (Array.isArray(data2)) {
                if (data2.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/by", keyword: "minItems" });
                    errors++;
                }
                const len0 = data2.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data3 = data2[i0];
                    if (!((data3 === "phone") || (data3 === "email"))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/by/" + i0, keyword: "enum" });
                        errors++;
                    }
                }
                let i1 = data2.length;
                let j0;
                if (i1 > 1) {
                    outer0: for (; i1--;) {
                        for (j0 = i1; j0--;) {
                            if (func0(data2[i1], data2[j0])) {
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
        if (data.outcome !== undefined) {
            let data4 = data.outcome;
            if (!((((((data4 === "deleted") || (data4 === "absent")) || (data4 === "blocked")) || (data4 === "rejected")) || (data4 === "notAttempted")) || (data4 === "unknown"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/outcome", keyword: "enum" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate25.errors = vErrors;
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
        if (data.searchSettled === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "searchSettled" } });
            errors++;
        }
        if (data.findings === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "findings" } });
            errors++;
        }
        if (data.contacts === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "contacts" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((((key0 === "pseudonym") || (key0 === "reference")) || (key0 === "searchSettled")) || (key0 === "findings")) || (key0 === "contacts"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.pseudonym !== undefined) {
            let data0 = data.pseudonym;
            if (typeof data0 === "string") {
                if (!pattern6.test(data0)) {
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
                if (func2(data1) > 200) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "maxLength" });
                    errors++;
                }
                if (!pattern4.test(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "type" });
                errors++;
            }
        }
        if (data.searchSettled !== undefined) {
            if (typeof data.searchSettled !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/searchSettled", keyword: "type" });
                errors++;
            }
        }
        if (data.findings !== undefined) {
            let data3 = data.findings;
            if (Array.isArray(data3)) {
                if (data3.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/findings", keyword: "minItems" });
                    errors++;
                }
                const len0 = data3.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate23(data3[i0], { instancePath: instancePath + "/findings/" + i0 }))) {
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
        if (data.contacts !== undefined) {
            let data5 = data.contacts;
            if (Array.isArray(data5)) {
                const len1 = data5.length;
                for (let i1 = 0; i1 < len1; i1++) {
                    if (!(validate25(data5[i1], { instancePath: instancePath + "/contacts/" + i1 }))) {
                        vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
                        errors = vErrors.length;
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
    validate22.errors = vErrors;
    return errors === 0;
}
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.format === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "format" } });
            errors++;
        }
        if (data.version === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "version" } });
            errors++;
        }
        if (data.scope === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "scope" } });
            errors++;
        }
        if (data.reference === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "reference" } });
            errors++;
        }
        if (data.run === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "run" } });
            errors++;
        }
        if (data.plan === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "plan" } });
            errors++;
        }
        if (data.tool === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "tool" } });
            errors++;
        }
        if (data.sandbox === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "sandbox" } });
            errors++;
        }
        if (data.plannedAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "plannedAt" } });
            errors++;
        }
        if (data.startedAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "startedAt" } });
            errors++;
        }
        if (data.endedAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "endedAt" } });
            errors++;
        }
        if (data.createdAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "createdAt" } });
            errors++;
        }
        if (data.total === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "total" } });
            errors++;
        }
        if (data.complete === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "complete" } });
            errors++;
        }
        if (data.providers === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "providers" } });
            errors++;
        }
        if (data.targets === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "targets" } });
            errors++;
        }
        if (data.digest === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "digest" } });
            errors++;
        }
        if (data.seal === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "seal" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(func1.call(schema32.properties, key0))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.format !== undefined) {
            if ("contact-deletion/receipt" !== data.format) {
                (vErrors ??= []).push({ instancePath: instancePath + "/format", keyword: "const" });
                errors++;
            }
        }
        if (data.version !== undefined) {
            if (1 !== data.version) {
                (vErrors ??= []).push({ instancePath: instancePath + "/version", keyword: "const" });
                errors++;
            }
        }
        if (data.scope !== undefined) {
            let data2 = data.scope;
            if (!(((data2 === "run") || (data2 === "person")) || (data2 === "contact"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/scope", keyword: "enum" });
                errors++;
            }
        }
        if (data.reference !== undefined) {
            let data3 = data.reference;
            if ((typeof data3 !== "string") && (data3 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "type" });
                errors++;
            }
            if (typeof data3 === "string") {
                if (func2(data3) > 200) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "maxLength" });
                    errors++;
                }
                if (!pattern4.test(data3)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/reference", keyword: "pattern" });
                    errors++;
                }
            }
        }
        if (data.run !== undefined) {
            let data4 = data.run;
            if (typeof data4 === "string") {
                if (!(formats0.test(data4))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/run", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/run", keyword: "type" });
                errors++;
            }
        }
        if (data.plan !== undefined) {
            let data5 = data.plan;
            if (typeof data5 === "string") {
                if (!pattern5.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/plan", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/plan", keyword: "type" });
                errors++;
            }
        }
        if (data.tool !== undefined) {
            if (typeof data.tool !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/tool", keyword: "type" });
                errors++;
            }
        }
        if (data.sandbox !== undefined) {
            if (typeof data.sandbox !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/sandbox", keyword: "type" });
                errors++;
            }
        }
        if (data.plannedAt !== undefined) {
            let data8 = data.plannedAt;
            if (typeof data8 === "string") {
                if (!(formats2.test(data8))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/plannedAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/plannedAt", keyword: "type" });
                errors++;
            }
        }
        if (data.startedAt !== undefined) {
            let data9 = data.startedAt;
            if ((typeof data9 !== "string") && (data9 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/startedAt", keyword: "type" });
                errors++;
            }
            if (typeof data9 === "string") {
                if (!(formats2.test(data9))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/startedAt", keyword: "format" });
                    errors++;
                }
            }
        }
        if (data.endedAt !== undefined) {
            let data10 = data.endedAt;
            if ((typeof data10 !== "string") && (data10 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/endedAt", keyword: "type" });
                errors++;
            }
            if (typeof data10 === "string") {
                if (!(formats2.test(data10))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/endedAt", keyword: "format" });
                    errors++;
                }
            }
        }
        if (data.createdAt !== undefined) {
            let data11 = data.createdAt;
            if (typeof data11 === "string") {
                if (!(formats2.test(data11))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "type" });
                errors++;
            }
        }
        if (data.total !== undefined) {
            let data12 = data.total;
            if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/total", keyword: "type" });
                errors++;
            }
            if ((typeof data12 == "number") && (isFinite(data12))) {
                if (data12 < 0 || isNaN(data12)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/total", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.complete !== undefined) {
            if (typeof data.complete !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/complete", keyword: "type" });
                errors++;
            }
        }
        if (data.providers !== undefined) {
            let data14 = data.providers;
            if (Array.isArray(data14)) {
                const len0 = data14.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data15 = data14[i0];
                    if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                        if (data15.provider === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "provider" } });
                            errors++;
                        }
                        if (data15.baseUrl === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "baseUrl" } });
                            errors++;
                        }
                        if (data15.specVersion === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "specVersion" } });
                            errors++;
                        }
                        if (data15.choices === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "choices" } });
                            errors++;
                        }
                        if (data15.outcomes === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "outcomes" } });
                            errors++;
                        }
                        if (data15.absentPerhapsByUs === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "absentPerhapsByUs" } });
                            errors++;
                        }
                        if (data15.permanence === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "permanence" } });
                            errors++;
                        }
                        if (data15.evidence === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "evidence" } });
                            errors++;
                        }
                        for (const key1 in data15) {
                            if (!((((((((key1 === "provider") || (key1 === "baseUrl")) || (key1 === "specVersion")) || (key1 === "choices")) || (key1 === "outcomes")) || (key1 === "absentPerhapsByUs")) || (key1 === "permanence")) || (key1 === "evidence"))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
                                errors++;
                            }
                        }
                        if (data15.provider !== undefined) {
                            let data16 = data15.provider;
                            if (typeof data16 === "string") {
                                if (func2(data16) < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/provider", keyword: "minLength" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/provider", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.baseUrl !== undefined) {
                            let data17 = data15.baseUrl;
                            if (typeof data17 === "string") {
                                if (!(formats10.test(data17))) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/baseUrl", keyword: "format" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/baseUrl", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.specVersion !== undefined) {
                            if (typeof data15.specVersion !== "string") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/specVersion", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.choices !== undefined) {
                            let data19 = data15.choices;
                            if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                for (const key2 in data19) {
                                    if (typeof data19[key2] !== "string") {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/choices/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type" });
                                        errors++;
                                    }
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/choices", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.outcomes !== undefined) {
                            let data21 = data15.outcomes;
                            if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                if (data21.deleted === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "deleted" } });
                                    errors++;
                                }
                                if (data21.absent === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "absent" } });
                                    errors++;
                                }
                                if (data21.blocked === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "blocked" } });
                                    errors++;
                                }
                                if (data21.rejected === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "rejected" } });
                                    errors++;
                                }
                                if (data21.notAttempted === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "notAttempted" } });
                                    errors++;
                                }
                                if (data21.unknown === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "unknown" } });
                                    errors++;
                                }
                                for (const key3 in data21) {
                                    if (!((((((key3 === "deleted") || (key3 === "absent")) || (key3 === "blocked")) || (key3 === "rejected")) || (key3 === "notAttempted")) || (key3 === "unknown"))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "additionalProperties", params: { additionalProperty: key3 } });
                                        errors++;
                                    }
                                }
                                if (data21.deleted !== undefined) {
                                    let data22 = data21.deleted;
                                    if (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/deleted", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data22 == "number") && (isFinite(data22))) {
                                        if (data22 < 0 || isNaN(data22)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/deleted", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.absent !== undefined) {
                                    let data23 = data21.absent;
                                    if (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/absent", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data23 == "number") && (isFinite(data23))) {
                                        if (data23 < 0 || isNaN(data23)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/absent", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.blocked !== undefined) {
                                    let data24 = data21.blocked;
                                    if (!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/blocked", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data24 == "number") && (isFinite(data24))) {
                                        if (data24 < 0 || isNaN(data24)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/blocked", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.rejected !== undefined) {
                                    let data25 = data21.rejected;
                                    if (!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/rejected", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data25 == "number") && (isFinite(data25))) {
                                        if (data25 < 0 || isNaN(data25)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/rejected", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.notAttempted !== undefined) {
                                    let data26 = data21.notAttempted;
                                    if (!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/notAttempted", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data26 == "number") && (isFinite(data26))) {
                                        if (data26 < 0 || isNaN(data26)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/notAttempted", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.unknown !== undefined) {
                                    let data27 = data21.unknown;
                                    if (!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/unknown", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data27 == "number") && (isFinite(data27))) {
                                        if (data27 < 0 || isNaN(data27)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes/unknown", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.absentPerhapsByUs !== undefined) {
                            let data28 = data15.absentPerhapsByUs;
                            if (!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/absentPerhapsByUs", keyword: "type" });
                                errors++;
                            }
                            if ((typeof data28 == "number") && (isFinite(data28))) {
                                if (data28 < 0 || isNaN(data28)) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/absentPerhapsByUs", keyword: "minimum" });
                                    errors++;
                                }
                            }
                        }
                        if (data15.permanence !== undefined) {
                            let data29 = data15.permanence;
                            if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
                                if (data29.permanent === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "permanent" } });
                                    errors++;
                                }
                                if (data29.soft === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "soft" } });
                                    errors++;
                                }
                                if (data29.undocumented === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "undocumented" } });
                                    errors++;
                                }
                                for (const key4 in data29) {
                                    if (!(((key4 === "permanent") || (key4 === "soft")) || (key4 === "undocumented"))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "additionalProperties", params: { additionalProperty: key4 } });
                                        errors++;
                                    }
                                }
                                if (data29.permanent !== undefined) {
                                    let data30 = data29.permanent;
                                    if (!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/permanent", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data30 == "number") && (isFinite(data30))) {
                                        if (data30 < 0 || isNaN(data30)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/permanent", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data29.soft !== undefined) {
                                    let data31 = data29.soft;
                                    if (!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/soft", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data31 == "number") && (isFinite(data31))) {
                                        if (data31 < 0 || isNaN(data31)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/soft", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data29.undocumented !== undefined) {
                                    let data32 = data29.undocumented;
                                    if (!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/undocumented", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data32 == "number") && (isFinite(data32))) {
                                        if (data32 < 0 || isNaN(data32)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence/undocumented", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data15.evidence !== undefined) {
                            let data33 = data15.evidence;
                            if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                if (data33.item === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "item" } });
                                    errors++;
                                }
                                if (data33.batch === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "batch" } });
                                    errors++;
                                }
                                if (data33.absence === undefined) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "absence" } });
                                    errors++;
                                }
                                for (const key5 in data33) {
                                    if (!(((key5 === "item") || (key5 === "batch")) || (key5 === "absence"))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "additionalProperties", params: { additionalProperty: key5 } });
                                        errors++;
                                    }
                                }
                                if (data33.item !== undefined) {
                                    let data34 = data33.item;
                                    if (!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/item", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data34 == "number") && (isFinite(data34))) {
                                        if (data34 < 0 || isNaN(data34)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/item", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data33.batch !== undefined) {
                                    let data35 = data33.batch;
                                    if (!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/batch", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data35 == "number") && (isFinite(data35))) {
                                        if (data35 < 0 || isNaN(data35)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/batch", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                                if (data33.absence !== undefined) {
                                    let data36 = data33.absence;
                                    if (!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))) {
                                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/absence", keyword: "type" });
                                        errors++;
                                    }
                                    if ((typeof data36 == "number") && (isFinite(data36))) {
                                        if (data36 < 0 || isNaN(data36)) {
                                            (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence/absence", keyword: "minimum" });
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/providers/" + i0, keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/providers", keyword: "type" });
                errors++;
            }
        }
        if (data.targets !== undefined) {
            let data37 = data.targets;
            if (Array.isArray(data37)) {
                const len1 = data37.length;
                for (let i1 = 0; i1 < len1; i1++) {
                    let data38 = data37[i1];
                    if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                        if (data38.provider === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "provider" } });
                            errors++;
                        }
                        if (data38.pseudonym === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "pseudonym" } });
                            errors++;
                        }
                        if (data38.outcome === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "outcome" } });
                            errors++;
                        }
                        if (data38.evidence === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "evidence" } });
                            errors++;
                        }
                        for (const key6 in data38) {
                            if (!((((((((key6 === "provider") || (key6 === "pseudonym")) || (key6 === "outcome")) || (key6 === "permanence")) || (key6 === "evidence")) || (key6 === "perhapsByUs")) || (key6 === "requestId")) || (key6 === "at"))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "additionalProperties", params: { additionalProperty: key6 } });
                                errors++;
                            }
                        }
                        if (data38.provider !== undefined) {
                            let data39 = data38.provider;
                            if (typeof data39 === "string") {
                                if (func2(data39) < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/provider", keyword: "minLength" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/provider", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data38.pseudonym !== undefined) {
                            let data40 = data38.pseudonym;
                            if (typeof data40 === "string") {
                                if (!pattern6.test(data40)) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/pseudonym", keyword: "pattern" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/pseudonym", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data38.outcome !== undefined) {
                            let data41 = data38.outcome;
                            if (!((((((data41 === "deleted") || (data41 === "absent")) || (data41 === "blocked")) || (data41 === "rejected")) || (data41 === "notAttempted")) || (data41 === "unknown"))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/outcome", keyword: "enum" });
                                errors++;
                            }
                        }
                        if (data38.permanence !== undefined) {
                            let data42 = data38.permanence;
                            if (!(((data42 === "permanent") || (data42 === "soft")) || (data42 === "undocumented"))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/permanence", keyword: "enum" });
                                errors++;
                            }
                        }
                        if (data38.evidence !== undefined) {
                            let data43 = data38.evidence;
                            if (!((((data43 === "item") || (data43 === "batch")) || (data43 === "absence")) || (data43 === "none"))) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/evidence", keyword: "enum" });
                                errors++;
                            }
                        }
                        if (data38.perhapsByUs !== undefined) {
                            if (typeof data38.perhapsByUs !== "boolean") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/perhapsByUs", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data38.requestId !== undefined) {
                            let data45 = data38.requestId;
                            if (typeof data45 === "string") {
                                if (func2(data45) > 200) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "maxLength" });
                                    errors++;
                                }
                                if (func2(data45) < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "minLength" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data38.at !== undefined) {
                            let data46 = data38.at;
                            if (typeof data46 === "string") {
                                if (!(formats2.test(data46))) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/at", keyword: "format" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1 + "/at", keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/targets/" + i1, keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/targets", keyword: "type" });
                errors++;
            }
        }
        if (data.searchSettled !== undefined) {
            if (typeof data.searchSettled !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/searchSettled", keyword: "type" });
                errors++;
            }
        }
        if (data.people !== undefined) {
            let data48 = data.people;
            if (Array.isArray(data48)) {
                if (data48.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/people", keyword: "minItems" });
                    errors++;
                }
                const len2 = data48.length;
                for (let i2 = 0; i2 < len2; i2++) {
                    if (!(validate22(data48[i2], { instancePath: instancePath + "/people/" + i2 }))) {
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
        if (data.digest !== undefined) {
            let data50 = data.digest;
            if (typeof data50 === "string") {
                if (!pattern5.test(data50)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/digest", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/digest", keyword: "type" });
                errors++;
            }
        }
        if (data.seal !== undefined) {
            let data51 = data.seal;
            if (typeof data51 === "string") {
                if (!pattern6.test(data51)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/seal", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/seal", keyword: "type" });
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
