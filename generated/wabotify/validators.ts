// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';
import type { components } from './types.js';

export const DeleteBatchRequest: Validator<components['schemas']['DeleteBatchRequest']> = validate21;
const schema32 = { "type": "object", "properties": { "workspaceId": { "type": "string", "minLength": 1 }, "contactIds": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/ContactReference" } } }, "required": ["workspaceId", "contactIds"], "additionalProperties": false };
const schema33 = { "type": "object", "properties": { "ids": { "type": "string", "minLength": 1 } }, "required": ["ids"], "additionalProperties": false };
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.workspaceId === undefined) {
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "workspaceId" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.contactIds === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "contactIds" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!((key0 === "workspaceId") || (key0 === "contactIds"))) {
                const err2 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.workspaceId !== undefined) {
            let data0 = data.workspaceId;
            if (typeof data0 === "string") {
                if (data0.length < 1) {
                    const err3 = { instancePath: instancePath + "/workspaceId", keyword: "minLength" };
                    if (vErrors === null) {
                        vErrors = [err3];
                    }
                    else {
                        vErrors.push(err3);
                    }
                    errors++;
                }
            }
            else {
                const err4 = { instancePath: instancePath + "/workspaceId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err4];
                }
                else {
                    vErrors.push(err4);
                }
                errors++;
            }
        }
        if (data.contactIds !== undefined) {
            let data1 = data.contactIds;
            if (Array.isArray(data1)) {
                if (data1.length < 1) {
                    const err5 = { instancePath: instancePath + "/contactIds", keyword: "minItems" };
                    if (vErrors === null) {
                        vErrors = [err5];
                    }
                    else {
                        vErrors.push(err5);
                    }
                    errors++;
                }
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data2 = data1[i0];
                    if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                        if (data2.ids === undefined) {
                            const err6 = { instancePath: instancePath + "/contactIds/" + i0, keyword: "required", params: { missingProperty: "ids" } };
                            if (vErrors === null) {
                                vErrors = [err6];
                            }
                            else {
                                vErrors.push(err6);
                            }
                            errors++;
                        }
                        for (const key1 in data2) {
                            if (!(key1 === "ids")) {
                                const err7 = { instancePath: instancePath + "/contactIds/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } };
                                if (vErrors === null) {
                                    vErrors = [err7];
                                }
                                else {
                                    vErrors.push(err7);
                                }
                                errors++;
                            }
                        }
                        if (data2.ids !== undefined) {
                            let data3 = data2.ids;
                            if (typeof data3 === "string") {
                                if (data3.length < 1) {
                                    const err8 = { instancePath: instancePath + "/contactIds/" + i0 + "/ids", keyword: "minLength" };
                                    if (vErrors === null) {
                                        vErrors = [err8];
                                    }
                                    else {
                                        vErrors.push(err8);
                                    }
                                    errors++;
                                }
                            }
                            else {
                                const err9 = { instancePath: instancePath + "/contactIds/" + i0 + "/ids", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err9];
                                }
                                else {
                                    vErrors.push(err9);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err10 = { instancePath: instancePath + "/contactIds/" + i0, keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err10];
                        }
                        else {
                            vErrors.push(err10);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err11 = { instancePath: instancePath + "/contactIds", keyword: "type" };
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
export const DeleteBatchResponse: Validator<components['schemas']['DeleteBatchResponse']> = validate22;
const schema34 = { "type": "object", "properties": { "success": { "type": "boolean" }, "code": { "type": "integer", "minimum": 100, "maximum": 599 }, "errorCode": {}, "message": { "type": "string" }, "data": {} }, "required": ["success"] };
function validate22(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "success" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.success !== undefined) {
            if (typeof data.success !== "boolean") {
                const err1 = { instancePath: instancePath + "/success", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                const err2 = { instancePath: instancePath + "/code", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    const err3 = { instancePath: instancePath + "/code", keyword: "maximum" };
                    if (vErrors === null) {
                        vErrors = [err3];
                    }
                    else {
                        vErrors.push(err3);
                    }
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    const err4 = { instancePath: instancePath + "/code", keyword: "minimum" };
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
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                const err5 = { instancePath: instancePath + "/message", keyword: "type" };
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
    validate22.errors = vErrors;
    return errors === 0;
}
