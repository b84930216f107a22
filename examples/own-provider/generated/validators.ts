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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "id" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.name === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "name" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.email === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "email" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.legalHold === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "legalHold" } };
            if (vErrors === null) {
                vErrors = [err3];
            }
            else {
                vErrors.push(err3);
            }
            errors++;
        }
        if (data.createdAt === undefined) {
            const err4 = { instancePath, keyword: "required", params: { missingProperty: "createdAt" } };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        if (data.id !== undefined) {
            let data0 = data.id;
            if (typeof data0 === "string") {
                if (!pattern4.test(data0)) {
                    const err5 = { instancePath: instancePath + "/id", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err5];
                    }
                    else {
                        vErrors.push(err5);
                    }
                    errors++;
                }
            }
            else {
                const err6 = { instancePath: instancePath + "/id", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err6];
                }
                else {
                    vErrors.push(err6);
                }
                errors++;
            }
        }
        if (data.name !== undefined) {
            if (typeof data.name !== "string") {
                const err7 = { instancePath: instancePath + "/name", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data2 = data.email;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                const err8 = { instancePath: instancePath + "/email", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.legalHold !== undefined) {
            if (typeof data.legalHold !== "boolean") {
                const err9 = { instancePath: instancePath + "/legalHold", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data4 = data.createdAt;
            if (typeof data4 === "string") {
                if (!(formats0.test(data4))) {
                    const err10 = { instancePath: instancePath + "/createdAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err10];
                    }
                    else {
                        vErrors.push(err10);
                    }
                    errors++;
                }
            }
            else {
                const err11 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err11];
                }
                else {
                    vErrors.push(err11);
                }
                errors++;
            }
        }
    }
    else {
        const err12 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err12];
        }
        else {
            vErrors.push(err12);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "people" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.nextCursor === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "nextCursor" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
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
                const err2 = { instancePath: instancePath + "/people", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.nextCursor !== undefined) {
            let data2 = data.nextCursor;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                const err3 = { instancePath: instancePath + "/nextCursor", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err3];
                }
                else {
                    vErrors.push(err3);
                }
                errors++;
            }
        }
    }
    else {
        const err4 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err4];
        }
        else {
            vErrors.push(err4);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "error" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.error !== undefined) {
            let data0 = data.error;
            if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
                if (data0.code === undefined) {
                    const err1 = { instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "code" } };
                    if (vErrors === null) {
                        vErrors = [err1];
                    }
                    else {
                        vErrors.push(err1);
                    }
                    errors++;
                }
                if (data0.message === undefined) {
                    const err2 = { instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "message" } };
                    if (vErrors === null) {
                        vErrors = [err2];
                    }
                    else {
                        vErrors.push(err2);
                    }
                    errors++;
                }
                if (data0.code !== undefined) {
                    if (typeof data0.code !== "string") {
                        const err3 = { instancePath: instancePath + "/error/code", keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err3];
                        }
                        else {
                            vErrors.push(err3);
                        }
                        errors++;
                    }
                }
                if (data0.message !== undefined) {
                    if (typeof data0.message !== "string") {
                        const err4 = { instancePath: instancePath + "/error/message", keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err4];
                        }
                        else {
                            vErrors.push(err4);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err5 = { instancePath: instancePath + "/error", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err5];
                }
                else {
                    vErrors.push(err5);
                }
                errors++;
            }
        }
    }
    else {
        const err6 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err6];
        }
        else {
            vErrors.push(err6);
        }
        errors++;
    }
    validate24.errors = vErrors;
    return errors === 0;
}
