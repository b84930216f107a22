// Made from spec.yaml by `contact-deletion generate`. Do not edit.
// @ts-nocheck
import type { Validator } from 'contact-deletion/provider';
import type { components } from './types.js';

export const Person: Validator<components['schemas']['Person']> = validate21;
const schema32 = { "type": "object", "properties": { "id": { "$ref": "#/$defs/PersonId" }, "name": { "type": "string" }, "email": { "type": ["string", "null"] }, "legalHold": { "type": "boolean" }, "createdAt": { "type": "string", "format": "date-time" } }, "required": ["id", "name", "email", "legalHold", "createdAt"] };
const schema33 = { "type": "string", "pattern": "^per_[0-9a-z]+$" };
const pattern4 = new RegExp("^per_[0-9a-z]+$", "u");
const formats0 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.id === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } });
            errors++;
        }
        if (data.name === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "name" } });
            errors++;
        }
        if (data.email === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "email" } });
            errors++;
        }
        if (data.legalHold === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "legalHold" } });
            errors++;
        }
        if (data.createdAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "createdAt" } });
            errors++;
        }
        if (data.id !== undefined) {
            let data0 = data.id;
            if (typeof data0 === "string") {
                if (!pattern4.test(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type" });
                errors++;
            }
        }
        if (data.name !== undefined) {
            if (typeof data.name !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/name", keyword: "type" });
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data2 = data.email;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type" });
                errors++;
            }
        }
        if (data.legalHold !== undefined) {
            if (typeof data.legalHold !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/legalHold", keyword: "type" });
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data4 = data.createdAt;
            if (typeof data4 === "string") {
                if (!(formats0.test(data4))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "type" });
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
export const PersonList: Validator<components['schemas']['PersonList']> = validate22;
const schema34 = { "type": "object", "properties": { "people": { "type": "array", "items": { "$ref": "#/$defs/Person" } }, "nextCursor": { "type": ["string", "null"] } }, "required": ["people", "nextCursor"] };
function validate22(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.people === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "people" } });
            errors++;
        }
        if (data.nextCursor === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "nextCursor" } });
            errors++;
        }
        if (data.people !== undefined) {
            let data0 = data.people;
            if (Array.isArray(data0)) {
                const len0 = data0.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate21(data0[i0], { instancePath: instancePath + "/people/" + i0 }))) {
                        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/people", keyword: "type" });
                errors++;
            }
        }
        if (data.nextCursor !== undefined) {
            let data2 = data.nextCursor;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/nextCursor", keyword: "type" });
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
export const Problem: Validator<components['schemas']['Problem']> = validate24;
const schema35 = { "type": "object", "properties": { "error": { "$ref": "#/$defs/ProblemDetails" } }, "required": ["error"] };
const schema36 = { "type": "object", "properties": { "code": { "type": "string" }, "message": { "type": "string" } }, "required": ["code", "message"] };
function validate24(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.error === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "error" } });
            errors++;
        }
        if (data.error !== undefined) {
            let data0 = data.error;
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                if (data0.code === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "code" } });
                    errors++;
                }
                if (data0.message === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "message" } });
                    errors++;
                }
                if (data0.code !== undefined) {
                    if (typeof data0.code !== "string") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/error/code", keyword: "type" });
                        errors++;
                    }
                }
                if (data0.message !== undefined) {
                    if (typeof data0.message !== "string") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/error/message", keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate24.errors = vErrors;
    return errors === 0;
}
