// Made from schemas/receipt.schema.json by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';

export const Receipt: Validator<unknown> = validate21;
const schema32 = { "title": "Receipt", "description": "What can be filed with an erasure request: what became of each contact, without a contact id or a credential.", "type": "object", "required": ["format", "version", "scope", "reference", "run", "plan", "tool", "sandbox", "plannedAt", "startedAt", "endedAt", "createdAt", "total", "complete", "providers", "targets", "digest", "seal"], "properties": { "format": { "const": "contact-deletion/receipt" }, "version": { "const": 1 }, "scope": { "enum": ["run", "contact"], "description": "Whether it is of all contacts of a run, or of a single one. That of a single one tells nothing of the others." }, "reference": { "type": ["string", "null"], "maxLength": 200, "pattern": "^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "description": "The case number of whoever made the receipt, in characters that can be seen; null if none was given." }, "run": { "type": "string", "format": "uuid" }, "plan": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "The digest of the plan." }, "tool": { "type": "string", "description": "The version of contact-deletion." }, "sandbox": { "type": "boolean", "description": "Whether nothing of it is real." }, "plannedAt": { "type": "string", "format": "date-time" }, "startedAt": { "type": ["string", "null"], "format": "date-time", "description": "Null if the run has not begun, and in the receipt of a single contact: how long a run took tells of the others." }, "endedAt": { "type": ["string", "null"], "format": "date-time", "description": "Null if the run has not come to an end, and in the receipt of a single contact." }, "createdAt": { "type": "string", "format": "date-time" }, "total": { "$ref": "#/$defs/count" }, "complete": { "type": "boolean", "description": "Whether asking again can change none of the outcomes in it." }, "providers": { "type": "array", "minItems": 1, "items": { "type": "object", "required": ["provider", "baseUrl", "specVersion", "choices", "outcomes", "absentPerhapsByUs", "permanence", "evidence"], "properties": { "provider": { "type": "string", "minLength": 1 }, "baseUrl": { "type": "string", "format": "uri" }, "specVersion": { "type": "string" }, "choices": { "type": "object", "additionalProperties": { "type": "string" }, "description": "What was chosen, by the name of the choice; empty for a provider that offers none." }, "outcomes": { "type": "object", "required": ["deleted", "absent", "blocked", "rejected", "notAttempted", "unknown"], "properties": { "deleted": { "$ref": "#/$defs/count" }, "absent": { "$ref": "#/$defs/count" }, "blocked": { "$ref": "#/$defs/count" }, "rejected": { "$ref": "#/$defs/count" }, "notAttempted": { "$ref": "#/$defs/count" }, "unknown": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "How many contacts have each outcome." }, "absentPerhapsByUs": { "$ref": "#/$defs/count", "description": "Of the absent ones, those that a request of this run may have deleted." }, "permanence": { "type": "object", "required": ["permanent", "soft", "undocumented"], "properties": { "permanent": { "$ref": "#/$defs/count" }, "soft": { "$ref": "#/$defs/count" }, "undocumented": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "The deleted ones by what is known of their deletion." }, "evidence": { "type": "object", "required": ["item", "batch", "absence"], "properties": { "item": { "$ref": "#/$defs/count" }, "batch": { "$ref": "#/$defs/count" }, "absence": { "$ref": "#/$defs/count" } }, "additionalProperties": false, "description": "The deleted and the absent ones by what that rests on." } }, "additionalProperties": false } }, "targets": { "type": "array", "description": "Sorted by pseudonym, so that their order tells nothing.", "items": { "type": "object", "required": ["provider", "pseudonym", "outcome", "evidence"], "properties": { "provider": { "type": "string", "minLength": 1 }, "pseudonym": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "HMAC-SHA256 of \"target\", a newline and provider:id, under the key in the journal." }, "outcome": { "enum": ["deleted", "absent", "blocked", "rejected", "notAttempted", "unknown"] }, "permanence": { "enum": ["permanent", "soft", "undocumented"], "description": "What is known of a deletion: gone for good, still stored, or not stated by the provider." }, "evidence": { "enum": ["item", "batch", "absence", "none"] }, "perhapsByUs": { "type": "boolean", "description": "Of one that is absent, blocked, rejected or unknown: whether a request of this run, whose answer was lost or proves nothing, may have deleted it." }, "requestId": { "type": "string", "minLength": 1, "maxLength": 200, "description": "The provider's id of the last request that it answered. A batch has one for all its contacts." }, "at": { "type": "string", "format": "date-time" } }, "additionalProperties": false } }, "digest": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$", "description": "SHA-256 of all the rest but the seal, as JSON without white space. It shows a change by accident; whoever changes a receipt on purpose can make a new one." }, "seal": { "type": "string", "pattern": "^[0-9a-f]{64}$", "description": "HMAC-SHA256 of \"receipt\", a newline and all the rest as JSON without white space, under the same key." } }, "additionalProperties": false };
const schema33 = { "type": "integer", "minimum": 0 };
const func1 = Object.prototype.hasOwnProperty;
const func2 = countCharacters;
const pattern4 = new RegExp("^(?! )(?:[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Zs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]| (?! |$))+$", "u");
const pattern5 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern6 = new RegExp("^[0-9a-f]{64}$", "u");
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const formats2 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const formats10 = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i;
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.format === undefined) {
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "format" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.version === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "version" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.scope === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "scope" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.reference === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "reference" } };
            if (vErrors === null) {
                vErrors = [err3];
            }
            else {
                vErrors.push(err3);
            }
            errors++;
        }
        if (data.run === undefined) {
            const err4 = { instancePath, keyword: "required", params: { missingProperty: "run" } };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        if (data.plan === undefined) {
            const err5 = { instancePath, keyword: "required", params: { missingProperty: "plan" } };
            if (vErrors === null) {
                vErrors = [err5];
            }
            else {
                vErrors.push(err5);
            }
            errors++;
        }
        if (data.tool === undefined) {
            const err6 = { instancePath, keyword: "required", params: { missingProperty: "tool" } };
            if (vErrors === null) {
                vErrors = [err6];
            }
            else {
                vErrors.push(err6);
            }
            errors++;
        }
        if (data.sandbox === undefined) {
            const err7 = { instancePath, keyword: "required", params: { missingProperty: "sandbox" } };
            if (vErrors === null) {
                vErrors = [err7];
            }
            else {
                vErrors.push(err7);
            }
            errors++;
        }
        if (data.plannedAt === undefined) {
            const err8 = { instancePath, keyword: "required", params: { missingProperty: "plannedAt" } };
            if (vErrors === null) {
                vErrors = [err8];
            }
            else {
                vErrors.push(err8);
            }
            errors++;
        }
        if (data.startedAt === undefined) {
            const err9 = { instancePath, keyword: "required", params: { missingProperty: "startedAt" } };
            if (vErrors === null) {
                vErrors = [err9];
            }
            else {
                vErrors.push(err9);
            }
            errors++;
        }
        if (data.endedAt === undefined) {
            const err10 = { instancePath, keyword: "required", params: { missingProperty: "endedAt" } };
            if (vErrors === null) {
                vErrors = [err10];
            }
            else {
                vErrors.push(err10);
            }
            errors++;
        }
        if (data.createdAt === undefined) {
            const err11 = { instancePath, keyword: "required", params: { missingProperty: "createdAt" } };
            if (vErrors === null) {
                vErrors = [err11];
            }
            else {
                vErrors.push(err11);
            }
            errors++;
        }
        if (data.total === undefined) {
            const err12 = { instancePath, keyword: "required", params: { missingProperty: "total" } };
            if (vErrors === null) {
                vErrors = [err12];
            }
            else {
                vErrors.push(err12);
            }
            errors++;
        }
        if (data.complete === undefined) {
            const err13 = { instancePath, keyword: "required", params: { missingProperty: "complete" } };
            if (vErrors === null) {
                vErrors = [err13];
            }
            else {
                vErrors.push(err13);
            }
            errors++;
        }
        if (data.providers === undefined) {
            const err14 = { instancePath, keyword: "required", params: { missingProperty: "providers" } };
            if (vErrors === null) {
                vErrors = [err14];
            }
            else {
                vErrors.push(err14);
            }
            errors++;
        }
        if (data.targets === undefined) {
            const err15 = { instancePath, keyword: "required", params: { missingProperty: "targets" } };
            if (vErrors === null) {
                vErrors = [err15];
            }
            else {
                vErrors.push(err15);
            }
            errors++;
        }
        if (data.digest === undefined) {
            const err16 = { instancePath, keyword: "required", params: { missingProperty: "digest" } };
            if (vErrors === null) {
                vErrors = [err16];
            }
            else {
                vErrors.push(err16);
            }
            errors++;
        }
        if (data.seal === undefined) {
            const err17 = { instancePath, keyword: "required", params: { missingProperty: "seal" } };
            if (vErrors === null) {
                vErrors = [err17];
            }
            else {
                vErrors.push(err17);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(func1.call(schema32.properties, key0))) {
                const err18 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
        }
        if (data.format !== undefined) {
            if ("contact-deletion/receipt" !== data.format) {
                const err19 = { instancePath: instancePath + "/format", keyword: "const" };
                if (vErrors === null) {
                    vErrors = [err19];
                }
                else {
                    vErrors.push(err19);
                }
                errors++;
            }
        }
        if (data.version !== undefined) {
            if (1 !== data.version) {
                const err20 = { instancePath: instancePath + "/version", keyword: "const" };
                if (vErrors === null) {
                    vErrors = [err20];
                }
                else {
                    vErrors.push(err20);
                }
                errors++;
            }
        }
        if (data.scope !== undefined) {
            let data2 = data.scope;
            if (!((data2 === "run") || (data2 === "contact"))) {
                const err21 = { instancePath: instancePath + "/scope", keyword: "enum" };
                if (vErrors === null) {
                    vErrors = [err21];
                }
                else {
                    vErrors.push(err21);
                }
                errors++;
            }
        }
        if (data.reference !== undefined) {
            let data3 = data.reference;
            if ((typeof data3 !== "string") && (data3 !== null)) {
                const err22 = { instancePath: instancePath + "/reference", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err22];
                }
                else {
                    vErrors.push(err22);
                }
                errors++;
            }
            if (typeof data3 === "string") {
                if (func2(data3) > 200) {
                    const err23 = { instancePath: instancePath + "/reference", keyword: "maxLength" };
                    if (vErrors === null) {
                        vErrors = [err23];
                    }
                    else {
                        vErrors.push(err23);
                    }
                    errors++;
                }
                if (!pattern4.test(data3)) {
                    const err24 = { instancePath: instancePath + "/reference", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err24];
                    }
                    else {
                        vErrors.push(err24);
                    }
                    errors++;
                }
            }
        }
        if (data.run !== undefined) {
            let data4 = data.run;
            if (typeof data4 === "string") {
                if (!(formats0.test(data4))) {
                    const err25 = { instancePath: instancePath + "/run", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err25];
                    }
                    else {
                        vErrors.push(err25);
                    }
                    errors++;
                }
            }
            else {
                const err26 = { instancePath: instancePath + "/run", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err26];
                }
                else {
                    vErrors.push(err26);
                }
                errors++;
            }
        }
        if (data.plan !== undefined) {
            let data5 = data.plan;
            if (typeof data5 === "string") {
                if (!pattern5.test(data5)) {
                    const err27 = { instancePath: instancePath + "/plan", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err27];
                    }
                    else {
                        vErrors.push(err27);
                    }
                    errors++;
                }
            }
            else {
                const err28 = { instancePath: instancePath + "/plan", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err28];
                }
                else {
                    vErrors.push(err28);
                }
                errors++;
            }
        }
        if (data.tool !== undefined) {
            if (typeof data.tool !== "string") {
                const err29 = { instancePath: instancePath + "/tool", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err29];
                }
                else {
                    vErrors.push(err29);
                }
                errors++;
            }
        }
        if (data.sandbox !== undefined) {
            if (typeof data.sandbox !== "boolean") {
                const err30 = { instancePath: instancePath + "/sandbox", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err30];
                }
                else {
                    vErrors.push(err30);
                }
                errors++;
            }
        }
        if (data.plannedAt !== undefined) {
            let data8 = data.plannedAt;
            if (typeof data8 === "string") {
                if (!(formats2.test(data8))) {
                    const err31 = { instancePath: instancePath + "/plannedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err31];
                    }
                    else {
                        vErrors.push(err31);
                    }
                    errors++;
                }
            }
            else {
                const err32 = { instancePath: instancePath + "/plannedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err32];
                }
                else {
                    vErrors.push(err32);
                }
                errors++;
            }
        }
        if (data.startedAt !== undefined) {
            let data9 = data.startedAt;
            if ((typeof data9 !== "string") && (data9 !== null)) {
                const err33 = { instancePath: instancePath + "/startedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err33];
                }
                else {
                    vErrors.push(err33);
                }
                errors++;
            }
            if (typeof data9 === "string") {
                if (!(formats2.test(data9))) {
                    const err34 = { instancePath: instancePath + "/startedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err34];
                    }
                    else {
                        vErrors.push(err34);
                    }
                    errors++;
                }
            }
        }
        if (data.endedAt !== undefined) {
            let data10 = data.endedAt;
            if ((typeof data10 !== "string") && (data10 !== null)) {
                const err35 = { instancePath: instancePath + "/endedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err35];
                }
                else {
                    vErrors.push(err35);
                }
                errors++;
            }
            if (typeof data10 === "string") {
                if (!(formats2.test(data10))) {
                    const err36 = { instancePath: instancePath + "/endedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err36];
                    }
                    else {
                        vErrors.push(err36);
                    }
                    errors++;
                }
            }
        }
        if (data.createdAt !== undefined) {
            let data11 = data.createdAt;
            if (typeof data11 === "string") {
                if (!(formats2.test(data11))) {
                    const err37 = { instancePath: instancePath + "/createdAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err37];
                    }
                    else {
                        vErrors.push(err37);
                    }
                    errors++;
                }
            }
            else {
                const err38 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err38];
                }
                else {
                    vErrors.push(err38);
                }
                errors++;
            }
        }
        if (data.total !== undefined) {
            let data12 = data.total;
            if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                const err39 = { instancePath: instancePath + "/total", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err39];
                }
                else {
                    vErrors.push(err39);
                }
                errors++;
            }
            if ((typeof data12 == "number") && (isFinite(data12))) {
                if (data12 < 0 || isNaN(data12)) {
                    const err40 = { instancePath: instancePath + "/total", keyword: "minimum" };
                    if (vErrors === null) {
                        vErrors = [err40];
                    }
                    else {
                        vErrors.push(err40);
                    }
                    errors++;
                }
            }
        }
        if (data.complete !== undefined) {
            if (typeof data.complete !== "boolean") {
                const err41 = { instancePath: instancePath + "/complete", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err41];
                }
                else {
                    vErrors.push(err41);
                }
                errors++;
            }
        }
        if (data.providers !== undefined) {
            let data14 = data.providers;
            if (Array.isArray(data14)) {
                if (data14.length < 1) {
                    const err42 = { instancePath: instancePath + "/providers", keyword: "minItems" };
                    if (vErrors === null) {
                        vErrors = [err42];
                    }
                    else {
                        vErrors.push(err42);
                    }
                    errors++;
                }
                const len0 = data14.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data15 = data14[i0];
                    if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                        if (data15.provider === undefined) {
                            const err43 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "provider" } };
                            if (vErrors === null) {
                                vErrors = [err43];
                            }
                            else {
                                vErrors.push(err43);
                            }
                            errors++;
                        }
                        if (data15.baseUrl === undefined) {
                            const err44 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "baseUrl" } };
                            if (vErrors === null) {
                                vErrors = [err44];
                            }
                            else {
                                vErrors.push(err44);
                            }
                            errors++;
                        }
                        if (data15.specVersion === undefined) {
                            const err45 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "specVersion" } };
                            if (vErrors === null) {
                                vErrors = [err45];
                            }
                            else {
                                vErrors.push(err45);
                            }
                            errors++;
                        }
                        if (data15.choices === undefined) {
                            const err46 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "choices" } };
                            if (vErrors === null) {
                                vErrors = [err46];
                            }
                            else {
                                vErrors.push(err46);
                            }
                            errors++;
                        }
                        if (data15.outcomes === undefined) {
                            const err47 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "outcomes" } };
                            if (vErrors === null) {
                                vErrors = [err47];
                            }
                            else {
                                vErrors.push(err47);
                            }
                            errors++;
                        }
                        if (data15.absentPerhapsByUs === undefined) {
                            const err48 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "absentPerhapsByUs" } };
                            if (vErrors === null) {
                                vErrors = [err48];
                            }
                            else {
                                vErrors.push(err48);
                            }
                            errors++;
                        }
                        if (data15.permanence === undefined) {
                            const err49 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "permanence" } };
                            if (vErrors === null) {
                                vErrors = [err49];
                            }
                            else {
                                vErrors.push(err49);
                            }
                            errors++;
                        }
                        if (data15.evidence === undefined) {
                            const err50 = { instancePath: instancePath + "/providers/" + i0, keyword: "required", params: { missingProperty: "evidence" } };
                            if (vErrors === null) {
                                vErrors = [err50];
                            }
                            else {
                                vErrors.push(err50);
                            }
                            errors++;
                        }
                        for (const key1 in data15) {
                            if (!((((((((key1 === "provider") || (key1 === "baseUrl")) || (key1 === "specVersion")) || (key1 === "choices")) || (key1 === "outcomes")) || (key1 === "absentPerhapsByUs")) || (key1 === "permanence")) || (key1 === "evidence"))) {
                                const err51 = { instancePath: instancePath + "/providers/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } };
                                if (vErrors === null) {
                                    vErrors = [err51];
                                }
                                else {
                                    vErrors.push(err51);
                                }
                                errors++;
                            }
                        }
                        if (data15.provider !== undefined) {
                            let data16 = data15.provider;
                            if (typeof data16 === "string") {
                                if (func2(data16) < 1) {
                                    const err52 = { instancePath: instancePath + "/providers/" + i0 + "/provider", keyword: "minLength" };
                                    if (vErrors === null) {
                                        vErrors = [err52];
                                    }
                                    else {
                                        vErrors.push(err52);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err53 = { instancePath: instancePath + "/providers/" + i0 + "/provider", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err53];
                                }
                                else {
                                    vErrors.push(err53);
                                }
                                errors++;
                            }
                        }
                        if (data15.baseUrl !== undefined) {
                            let data17 = data15.baseUrl;
                            if (typeof data17 === "string") {
                                if (!(formats10.test(data17))) {
                                    const err54 = { instancePath: instancePath + "/providers/" + i0 + "/baseUrl", keyword: "format" };
                                    if (vErrors === null) {
                                        vErrors = [err54];
                                    }
                                    else {
                                        vErrors.push(err54);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err55 = { instancePath: instancePath + "/providers/" + i0 + "/baseUrl", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err55];
                                }
                                else {
                                    vErrors.push(err55);
                                }
                                errors++;
                            }
                        }
                        if (data15.specVersion !== undefined) {
                            if (typeof data15.specVersion !== "string") {
                                const err56 = { instancePath: instancePath + "/providers/" + i0 + "/specVersion", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err56];
                                }
                                else {
                                    vErrors.push(err56);
                                }
                                errors++;
                            }
                        }
                        if (data15.choices !== undefined) {
                            let data19 = data15.choices;
                            if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                for (const key2 in data19) {
                                    if (typeof data19[key2] !== "string") {
                                        const err57 = { instancePath: instancePath + "/providers/" + i0 + "/choices/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err57];
                                        }
                                        else {
                                            vErrors.push(err57);
                                        }
                                        errors++;
                                    }
                                }
                            }
                            else {
                                const err58 = { instancePath: instancePath + "/providers/" + i0 + "/choices", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err58];
                                }
                                else {
                                    vErrors.push(err58);
                                }
                                errors++;
                            }
                        }
                        if (data15.outcomes !== undefined) {
                            let data21 = data15.outcomes;
                            if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                if (data21.deleted === undefined) {
                                    const err59 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "deleted" } };
                                    if (vErrors === null) {
                                        vErrors = [err59];
                                    }
                                    else {
                                        vErrors.push(err59);
                                    }
                                    errors++;
                                }
                                if (data21.absent === undefined) {
                                    const err60 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "absent" } };
                                    if (vErrors === null) {
                                        vErrors = [err60];
                                    }
                                    else {
                                        vErrors.push(err60);
                                    }
                                    errors++;
                                }
                                if (data21.blocked === undefined) {
                                    const err61 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "blocked" } };
                                    if (vErrors === null) {
                                        vErrors = [err61];
                                    }
                                    else {
                                        vErrors.push(err61);
                                    }
                                    errors++;
                                }
                                if (data21.rejected === undefined) {
                                    const err62 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "rejected" } };
                                    if (vErrors === null) {
                                        vErrors = [err62];
                                    }
                                    else {
                                        vErrors.push(err62);
                                    }
                                    errors++;
                                }
                                if (data21.notAttempted === undefined) {
                                    const err63 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "notAttempted" } };
                                    if (vErrors === null) {
                                        vErrors = [err63];
                                    }
                                    else {
                                        vErrors.push(err63);
                                    }
                                    errors++;
                                }
                                if (data21.unknown === undefined) {
                                    const err64 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "required", params: { missingProperty: "unknown" } };
                                    if (vErrors === null) {
                                        vErrors = [err64];
                                    }
                                    else {
                                        vErrors.push(err64);
                                    }
                                    errors++;
                                }
                                for (const key3 in data21) {
                                    if (!((((((key3 === "deleted") || (key3 === "absent")) || (key3 === "blocked")) || (key3 === "rejected")) || (key3 === "notAttempted")) || (key3 === "unknown"))) {
                                        const err65 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                                        if (vErrors === null) {
                                            vErrors = [err65];
                                        }
                                        else {
                                            vErrors.push(err65);
                                        }
                                        errors++;
                                    }
                                }
                                if (data21.deleted !== undefined) {
                                    let data22 = data21.deleted;
                                    if (!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))) {
                                        const err66 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/deleted", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err66];
                                        }
                                        else {
                                            vErrors.push(err66);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data22 == "number") && (isFinite(data22))) {
                                        if (data22 < 0 || isNaN(data22)) {
                                            const err67 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/deleted", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err67];
                                            }
                                            else {
                                                vErrors.push(err67);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.absent !== undefined) {
                                    let data23 = data21.absent;
                                    if (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) {
                                        const err68 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/absent", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err68];
                                        }
                                        else {
                                            vErrors.push(err68);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data23 == "number") && (isFinite(data23))) {
                                        if (data23 < 0 || isNaN(data23)) {
                                            const err69 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/absent", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err69];
                                            }
                                            else {
                                                vErrors.push(err69);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.blocked !== undefined) {
                                    let data24 = data21.blocked;
                                    if (!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))) {
                                        const err70 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/blocked", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err70];
                                        }
                                        else {
                                            vErrors.push(err70);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data24 == "number") && (isFinite(data24))) {
                                        if (data24 < 0 || isNaN(data24)) {
                                            const err71 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/blocked", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err71];
                                            }
                                            else {
                                                vErrors.push(err71);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.rejected !== undefined) {
                                    let data25 = data21.rejected;
                                    if (!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) {
                                        const err72 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/rejected", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err72];
                                        }
                                        else {
                                            vErrors.push(err72);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data25 == "number") && (isFinite(data25))) {
                                        if (data25 < 0 || isNaN(data25)) {
                                            const err73 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/rejected", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err73];
                                            }
                                            else {
                                                vErrors.push(err73);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.notAttempted !== undefined) {
                                    let data26 = data21.notAttempted;
                                    if (!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))) {
                                        const err74 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/notAttempted", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err74];
                                        }
                                        else {
                                            vErrors.push(err74);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data26 == "number") && (isFinite(data26))) {
                                        if (data26 < 0 || isNaN(data26)) {
                                            const err75 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/notAttempted", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err75];
                                            }
                                            else {
                                                vErrors.push(err75);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data21.unknown !== undefined) {
                                    let data27 = data21.unknown;
                                    if (!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) {
                                        const err76 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/unknown", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err76];
                                        }
                                        else {
                                            vErrors.push(err76);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data27 == "number") && (isFinite(data27))) {
                                        if (data27 < 0 || isNaN(data27)) {
                                            const err77 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes/unknown", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err77];
                                            }
                                            else {
                                                vErrors.push(err77);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err78 = { instancePath: instancePath + "/providers/" + i0 + "/outcomes", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err78];
                                }
                                else {
                                    vErrors.push(err78);
                                }
                                errors++;
                            }
                        }
                        if (data15.absentPerhapsByUs !== undefined) {
                            let data28 = data15.absentPerhapsByUs;
                            if (!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))) {
                                const err79 = { instancePath: instancePath + "/providers/" + i0 + "/absentPerhapsByUs", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err79];
                                }
                                else {
                                    vErrors.push(err79);
                                }
                                errors++;
                            }
                            if ((typeof data28 == "number") && (isFinite(data28))) {
                                if (data28 < 0 || isNaN(data28)) {
                                    const err80 = { instancePath: instancePath + "/providers/" + i0 + "/absentPerhapsByUs", keyword: "minimum" };
                                    if (vErrors === null) {
                                        vErrors = [err80];
                                    }
                                    else {
                                        vErrors.push(err80);
                                    }
                                    errors++;
                                }
                            }
                        }
                        if (data15.permanence !== undefined) {
                            let data29 = data15.permanence;
                            if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
                                if (data29.permanent === undefined) {
                                    const err81 = { instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "permanent" } };
                                    if (vErrors === null) {
                                        vErrors = [err81];
                                    }
                                    else {
                                        vErrors.push(err81);
                                    }
                                    errors++;
                                }
                                if (data29.soft === undefined) {
                                    const err82 = { instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "soft" } };
                                    if (vErrors === null) {
                                        vErrors = [err82];
                                    }
                                    else {
                                        vErrors.push(err82);
                                    }
                                    errors++;
                                }
                                if (data29.undocumented === undefined) {
                                    const err83 = { instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "required", params: { missingProperty: "undocumented" } };
                                    if (vErrors === null) {
                                        vErrors = [err83];
                                    }
                                    else {
                                        vErrors.push(err83);
                                    }
                                    errors++;
                                }
                                for (const key4 in data29) {
                                    if (!(((key4 === "permanent") || (key4 === "soft")) || (key4 === "undocumented"))) {
                                        const err84 = { instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                                        if (vErrors === null) {
                                            vErrors = [err84];
                                        }
                                        else {
                                            vErrors.push(err84);
                                        }
                                        errors++;
                                    }
                                }
                                if (data29.permanent !== undefined) {
                                    let data30 = data29.permanent;
                                    if (!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))) {
                                        const err85 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/permanent", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err85];
                                        }
                                        else {
                                            vErrors.push(err85);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data30 == "number") && (isFinite(data30))) {
                                        if (data30 < 0 || isNaN(data30)) {
                                            const err86 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/permanent", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err86];
                                            }
                                            else {
                                                vErrors.push(err86);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data29.soft !== undefined) {
                                    let data31 = data29.soft;
                                    if (!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))) {
                                        const err87 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/soft", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err87];
                                        }
                                        else {
                                            vErrors.push(err87);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data31 == "number") && (isFinite(data31))) {
                                        if (data31 < 0 || isNaN(data31)) {
                                            const err88 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/soft", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err88];
                                            }
                                            else {
                                                vErrors.push(err88);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data29.undocumented !== undefined) {
                                    let data32 = data29.undocumented;
                                    if (!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))) {
                                        const err89 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/undocumented", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err89];
                                        }
                                        else {
                                            vErrors.push(err89);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data32 == "number") && (isFinite(data32))) {
                                        if (data32 < 0 || isNaN(data32)) {
                                            const err90 = { instancePath: instancePath + "/providers/" + i0 + "/permanence/undocumented", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err90];
                                            }
                                            else {
                                                vErrors.push(err90);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err91 = { instancePath: instancePath + "/providers/" + i0 + "/permanence", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err91];
                                }
                                else {
                                    vErrors.push(err91);
                                }
                                errors++;
                            }
                        }
                        if (data15.evidence !== undefined) {
                            let data33 = data15.evidence;
                            if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                if (data33.item === undefined) {
                                    const err92 = { instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "item" } };
                                    if (vErrors === null) {
                                        vErrors = [err92];
                                    }
                                    else {
                                        vErrors.push(err92);
                                    }
                                    errors++;
                                }
                                if (data33.batch === undefined) {
                                    const err93 = { instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "batch" } };
                                    if (vErrors === null) {
                                        vErrors = [err93];
                                    }
                                    else {
                                        vErrors.push(err93);
                                    }
                                    errors++;
                                }
                                if (data33.absence === undefined) {
                                    const err94 = { instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "required", params: { missingProperty: "absence" } };
                                    if (vErrors === null) {
                                        vErrors = [err94];
                                    }
                                    else {
                                        vErrors.push(err94);
                                    }
                                    errors++;
                                }
                                for (const key5 in data33) {
                                    if (!(((key5 === "item") || (key5 === "batch")) || (key5 === "absence"))) {
                                        const err95 = { instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                                        if (vErrors === null) {
                                            vErrors = [err95];
                                        }
                                        else {
                                            vErrors.push(err95);
                                        }
                                        errors++;
                                    }
                                }
                                if (data33.item !== undefined) {
                                    let data34 = data33.item;
                                    if (!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))) {
                                        const err96 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/item", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err96];
                                        }
                                        else {
                                            vErrors.push(err96);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data34 == "number") && (isFinite(data34))) {
                                        if (data34 < 0 || isNaN(data34)) {
                                            const err97 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/item", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err97];
                                            }
                                            else {
                                                vErrors.push(err97);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data33.batch !== undefined) {
                                    let data35 = data33.batch;
                                    if (!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))) {
                                        const err98 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/batch", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err98];
                                        }
                                        else {
                                            vErrors.push(err98);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data35 == "number") && (isFinite(data35))) {
                                        if (data35 < 0 || isNaN(data35)) {
                                            const err99 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/batch", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err99];
                                            }
                                            else {
                                                vErrors.push(err99);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                                if (data33.absence !== undefined) {
                                    let data36 = data33.absence;
                                    if (!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))) {
                                        const err100 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/absence", keyword: "type" };
                                        if (vErrors === null) {
                                            vErrors = [err100];
                                        }
                                        else {
                                            vErrors.push(err100);
                                        }
                                        errors++;
                                    }
                                    if ((typeof data36 == "number") && (isFinite(data36))) {
                                        if (data36 < 0 || isNaN(data36)) {
                                            const err101 = { instancePath: instancePath + "/providers/" + i0 + "/evidence/absence", keyword: "minimum" };
                                            if (vErrors === null) {
                                                vErrors = [err101];
                                            }
                                            else {
                                                vErrors.push(err101);
                                            }
                                            errors++;
                                        }
                                    }
                                }
                            }
                            else {
                                const err102 = { instancePath: instancePath + "/providers/" + i0 + "/evidence", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err102];
                                }
                                else {
                                    vErrors.push(err102);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err103 = { instancePath: instancePath + "/providers/" + i0, keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err103];
                        }
                        else {
                            vErrors.push(err103);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err104 = { instancePath: instancePath + "/providers", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err104];
                }
                else {
                    vErrors.push(err104);
                }
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
                            const err105 = { instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "provider" } };
                            if (vErrors === null) {
                                vErrors = [err105];
                            }
                            else {
                                vErrors.push(err105);
                            }
                            errors++;
                        }
                        if (data38.pseudonym === undefined) {
                            const err106 = { instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "pseudonym" } };
                            if (vErrors === null) {
                                vErrors = [err106];
                            }
                            else {
                                vErrors.push(err106);
                            }
                            errors++;
                        }
                        if (data38.outcome === undefined) {
                            const err107 = { instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "outcome" } };
                            if (vErrors === null) {
                                vErrors = [err107];
                            }
                            else {
                                vErrors.push(err107);
                            }
                            errors++;
                        }
                        if (data38.evidence === undefined) {
                            const err108 = { instancePath: instancePath + "/targets/" + i1, keyword: "required", params: { missingProperty: "evidence" } };
                            if (vErrors === null) {
                                vErrors = [err108];
                            }
                            else {
                                vErrors.push(err108);
                            }
                            errors++;
                        }
                        for (const key6 in data38) {
                            if (!((((((((key6 === "provider") || (key6 === "pseudonym")) || (key6 === "outcome")) || (key6 === "permanence")) || (key6 === "evidence")) || (key6 === "perhapsByUs")) || (key6 === "requestId")) || (key6 === "at"))) {
                                const err109 = { instancePath: instancePath + "/targets/" + i1, keyword: "additionalProperties", params: { additionalProperty: key6 } };
                                if (vErrors === null) {
                                    vErrors = [err109];
                                }
                                else {
                                    vErrors.push(err109);
                                }
                                errors++;
                            }
                        }
                        if (data38.provider !== undefined) {
                            let data39 = data38.provider;
                            if (typeof data39 === "string") {
                                if (func2(data39) < 1) {
                                    const err110 = { instancePath: instancePath + "/targets/" + i1 + "/provider", keyword: "minLength" };
                                    if (vErrors === null) {
                                        vErrors = [err110];
                                    }
                                    else {
                                        vErrors.push(err110);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err111 = { instancePath: instancePath + "/targets/" + i1 + "/provider", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err111];
                                }
                                else {
                                    vErrors.push(err111);
                                }
                                errors++;
                            }
                        }
                        if (data38.pseudonym !== undefined) {
                            let data40 = data38.pseudonym;
                            if (typeof data40 === "string") {
                                if (!pattern6.test(data40)) {
                                    const err112 = { instancePath: instancePath + "/targets/" + i1 + "/pseudonym", keyword: "pattern" };
                                    if (vErrors === null) {
                                        vErrors = [err112];
                                    }
                                    else {
                                        vErrors.push(err112);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err113 = { instancePath: instancePath + "/targets/" + i1 + "/pseudonym", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err113];
                                }
                                else {
                                    vErrors.push(err113);
                                }
                                errors++;
                            }
                        }
                        if (data38.outcome !== undefined) {
                            let data41 = data38.outcome;
                            if (!((((((data41 === "deleted") || (data41 === "absent")) || (data41 === "blocked")) || (data41 === "rejected")) || (data41 === "notAttempted")) || (data41 === "unknown"))) {
                                const err114 = { instancePath: instancePath + "/targets/" + i1 + "/outcome", keyword: "enum" };
                                if (vErrors === null) {
                                    vErrors = [err114];
                                }
                                else {
                                    vErrors.push(err114);
                                }
                                errors++;
                            }
                        }
                        if (data38.permanence !== undefined) {
                            let data42 = data38.permanence;
                            if (!(((data42 === "permanent") || (data42 === "soft")) || (data42 === "undocumented"))) {
                                const err115 = { instancePath: instancePath + "/targets/" + i1 + "/permanence", keyword: "enum" };
                                if (vErrors === null) {
                                    vErrors = [err115];
                                }
                                else {
                                    vErrors.push(err115);
                                }
                                errors++;
                            }
                        }
                        if (data38.evidence !== undefined) {
                            let data43 = data38.evidence;
                            if (!((((data43 === "item") || (data43 === "batch")) || (data43 === "absence")) || (data43 === "none"))) {
                                const err116 = { instancePath: instancePath + "/targets/" + i1 + "/evidence", keyword: "enum" };
                                if (vErrors === null) {
                                    vErrors = [err116];
                                }
                                else {
                                    vErrors.push(err116);
                                }
                                errors++;
                            }
                        }
                        if (data38.perhapsByUs !== undefined) {
                            if (typeof data38.perhapsByUs !== "boolean") {
                                const err117 = { instancePath: instancePath + "/targets/" + i1 + "/perhapsByUs", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err117];
                                }
                                else {
                                    vErrors.push(err117);
                                }
                                errors++;
                            }
                        }
                        if (data38.requestId !== undefined) {
                            let data45 = data38.requestId;
                            if (typeof data45 === "string") {
                                if (func2(data45) > 200) {
                                    const err118 = { instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "maxLength" };
                                    if (vErrors === null) {
                                        vErrors = [err118];
                                    }
                                    else {
                                        vErrors.push(err118);
                                    }
                                    errors++;
                                }
                                if (func2(data45) < 1) {
                                    const err119 = { instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "minLength" };
                                    if (vErrors === null) {
                                        vErrors = [err119];
                                    }
                                    else {
                                        vErrors.push(err119);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err120 = { instancePath: instancePath + "/targets/" + i1 + "/requestId", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err120];
                                }
                                else {
                                    vErrors.push(err120);
                                }
                                errors++;
                            }
                        }
                        if (data38.at !== undefined) {
                            let data46 = data38.at;
                            if (typeof data46 === "string") {
                                if (!(formats2.test(data46))) {
                                    const err121 = { instancePath: instancePath + "/targets/" + i1 + "/at", keyword: "format" };
                                    if (vErrors === null) {
                                        vErrors = [err121];
                                    }
                                    else {
                                        vErrors.push(err121);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err122 = { instancePath: instancePath + "/targets/" + i1 + "/at", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err122];
                                }
                                else {
                                    vErrors.push(err122);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err123 = { instancePath: instancePath + "/targets/" + i1, keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err123];
                        }
                        else {
                            vErrors.push(err123);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err124 = { instancePath: instancePath + "/targets", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err124];
                }
                else {
                    vErrors.push(err124);
                }
                errors++;
            }
        }
        if (data.digest !== undefined) {
            let data47 = data.digest;
            if (typeof data47 === "string") {
                if (!pattern5.test(data47)) {
                    const err125 = { instancePath: instancePath + "/digest", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err125];
                    }
                    else {
                        vErrors.push(err125);
                    }
                    errors++;
                }
            }
            else {
                const err126 = { instancePath: instancePath + "/digest", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err126];
                }
                else {
                    vErrors.push(err126);
                }
                errors++;
            }
        }
        if (data.seal !== undefined) {
            let data48 = data.seal;
            if (typeof data48 === "string") {
                if (!pattern6.test(data48)) {
                    const err127 = { instancePath: instancePath + "/seal", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err127];
                    }
                    else {
                        vErrors.push(err127);
                    }
                    errors++;
                }
            }
            else {
                const err128 = { instancePath: instancePath + "/seal", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err128];
                }
                else {
                    vErrors.push(err128);
                }
                errors++;
            }
        }
    }
    else {
        const err129 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err129];
        }
        else {
            vErrors.push(err129);
        }
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
