// Made from specs/huduma.yaml by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';
import type { components } from './types.js';

export const DeleteContactsRequest: Validator<components['schemas']['DeleteContactsRequest']> = validate21;
const schema32 = { "anyOf": [{ "$ref": "#/$defs/DeleteByIdsRequest" }, { "$ref": "#/$defs/DeleteByUuidsRequest" }] };
const schema33 = { "type": "object", "properties": { "trash": { "$ref": "#/$defs/Trash" }, "ids": { "$ref": "#/$defs/ContactIds" }, "uuids": { "$ref": "#/$defs/ContactUuids" } }, "required": ["ids"], "additionalProperties": false };
const schema34 = { "type": "boolean" };
const schema35 = { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/ContactId" } };
const schema36 = { "type": "integer", "minimum": 1, "maximum": 9007199254740991 };
function validate23(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (Array.isArray(data)) {
        if (data.length < 1) {
            (vErrors ??= []).push({ instancePath, keyword: "minItems" });
            errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
            let data0 = data[i0];
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/" + i0, keyword: "type" });
                errors++;
            }
            if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/" + i0, keyword: "maximum" });
                    errors++;
                }
                if (data0 < 1 || isNaN(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/" + i0, keyword: "minimum" });
                    errors++;
                }
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
const schema37 = { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/ContactUuid" } };
const schema38 = { "type": "string", "format": "uuid" };
const formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
function validate25(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (Array.isArray(data)) {
        if (data.length < 1) {
            (vErrors ??= []).push({ instancePath, keyword: "minItems" });
            errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
            let data0 = data[i0];
            if (typeof data0 === "string") {
                if (!(formats0.test(data0))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/" + i0, keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/" + i0, keyword: "type" });
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
        if (data.ids === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "ids" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "trash") || (key0 === "ids")) || (key0 === "uuids"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.trash !== undefined) {
            if (typeof data.trash !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/trash", keyword: "type" });
                errors++;
            }
        }
        if (data.ids !== undefined) {
            if (!(validate23(data.ids, { instancePath: instancePath + "/ids" }))) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
            }
        }
        if (data.uuids !== undefined) {
            if (!(validate25(data.uuids, { instancePath: instancePath + "/uuids" }))) {
                vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
                errors = vErrors.length;
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
const schema39 = { "type": "object", "properties": { "trash": { "$ref": "#/$defs/Trash" }, "ids": { "$ref": "#/$defs/ContactIds" }, "uuids": { "$ref": "#/$defs/ContactUuids" } }, "required": ["uuids"], "additionalProperties": false };
function validate28(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.uuids === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "uuids" } });
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "trash") || (key0 === "ids")) || (key0 === "uuids"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.trash !== undefined) {
            if (typeof data.trash !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/trash", keyword: "type" });
                errors++;
            }
        }
        if (data.ids !== undefined) {
            if (!(validate23(data.ids, { instancePath: instancePath + "/ids" }))) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
                errors = vErrors.length;
            }
        }
        if (data.uuids !== undefined) {
            if (!(validate25(data.uuids, { instancePath: instancePath + "/uuids" }))) {
                vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
                errors = vErrors.length;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate28.errors = vErrors;
    return errors === 0;
}
function validate21(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    const _errs0 = errors;
    let valid0 = false;
    const _errs1 = errors;
    if (!(validate22(data, { instancePath }))) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
    }
    var _valid0 = _errs1 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
        const _errs2 = errors;
        if (!(validate28(data, { instancePath }))) {
            vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
            errors = vErrors.length;
        }
        var _valid0 = _errs2 === errors;
        valid0 = valid0 || _valid0;
    }
    if (!valid0) {
        (vErrors ??= []).push({ instancePath, keyword: "anyOf" });
        errors++;
    }
    else {
        errors = _errs0;
        if (vErrors !== null) {
            if (_errs0) {
                vErrors.length = _errs0;
            }
            else {
                vErrors = null;
            }
        }
    }
    validate21.errors = vErrors;
    return errors === 0;
}
export const DeleteContactsResponse: Validator<components['schemas']['DeleteContactsResponse']> = validate32;
const schema41 = { "type": "object", "properties": { "status": { "$ref": "#/$defs/SuccessStatus" }, "code": { "$ref": "#/$defs/SuccessCode" }, "message": { "type": "string" }, "timestamp": { "$ref": "#/$defs/Timestamp" }, "reqId": { "$ref": "#/$defs/RequestId" }, "path": { "$ref": "#/$defs/RequestPath" }, "data": { "type": "array", "items": { "$ref": "#/$defs/Contact" } } }, "required": ["status", "code", "message", "timestamp", "reqId", "path", "data"] };
const schema42 = { "type": "string", "const": "200 OK" };
const schema43 = { "type": "integer", "const": 0 };
const schema44 = { "type": "string", "format": "date-time" };
const schema45 = { "type": "string" };
const schema46 = { "type": "string", "pattern": "/contacts$" };
const formats2 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const pattern4 = new RegExp("/contacts$", "u");
const schema47 = { "type": "object", "properties": { "id": { "$ref": "#/$defs/ContactId" }, "names": { "type": "string" }, "number": { "type": "string", "pattern": "^[0-9]+$" }, "email": { "type": ["string", "null"] }, "createdAt": { "$ref": "#/$defs/Timestamp" }, "updatedAt": { "$ref": "#/$defs/Timestamp" }, "deletedAt": { "type": ["string", "null"], "format": "date-time" } }, "required": ["id", "names", "number", "email", "createdAt", "updatedAt", "deletedAt"] };
const pattern5 = new RegExp("^[0-9]+$", "u");
function validate33(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.id === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } });
            errors++;
        }
        if (data.names === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "names" } });
            errors++;
        }
        if (data.number === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "number" } });
            errors++;
        }
        if (data.email === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "email" } });
            errors++;
        }
        if (data.createdAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "createdAt" } });
            errors++;
        }
        if (data.updatedAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "updatedAt" } });
            errors++;
        }
        if (data.deletedAt === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "deletedAt" } });
            errors++;
        }
        if (data.id !== undefined) {
            let data0 = data.id;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type" });
                errors++;
            }
            if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "maximum" });
                    errors++;
                }
                if (data0 < 1 || isNaN(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.names !== undefined) {
            if (typeof data.names !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/names", keyword: "type" });
                errors++;
            }
        }
        if (data.number !== undefined) {
            let data2 = data.number;
            if (typeof data2 === "string") {
                if (!pattern5.test(data2)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/number", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/number", keyword: "type" });
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data3 = data.email;
            if ((typeof data3 !== "string") && (data3 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type" });
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data4 = data.createdAt;
            if (typeof data4 === "string") {
                if (!(formats2.test(data4))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/createdAt", keyword: "type" });
                errors++;
            }
        }
        if (data.updatedAt !== undefined) {
            let data5 = data.updatedAt;
            if (typeof data5 === "string") {
                if (!(formats2.test(data5))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "type" });
                errors++;
            }
        }
        if (data.deletedAt !== undefined) {
            let data6 = data.deletedAt;
            if ((typeof data6 !== "string") && (data6 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/deletedAt", keyword: "type" });
                errors++;
            }
            if (typeof data6 === "string") {
                if (!(formats2.test(data6))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/deletedAt", keyword: "format" });
                    errors++;
                }
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate33.errors = vErrors;
    return errors === 0;
}
function validate32(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.status === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.message === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "message" } });
            errors++;
        }
        if (data.timestamp === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "timestamp" } });
            errors++;
        }
        if (data.reqId === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "reqId" } });
            errors++;
        }
        if (data.path === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "path" } });
            errors++;
        }
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.status !== undefined) {
            let data0 = data.status;
            if (typeof data0 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type" });
                errors++;
            }
            if ("200 OK" !== data0) {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "const" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if (0 !== data1) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "const" });
                errors++;
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.timestamp !== undefined) {
            let data3 = data.timestamp;
            if (typeof data3 === "string") {
                if (!(formats2.test(data3))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "type" });
                errors++;
            }
        }
        if (data.reqId !== undefined) {
            if (typeof data.reqId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/reqId", keyword: "type" });
                errors++;
            }
        }
        if (data.path !== undefined) {
            let data5 = data.path;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            let data6 = data.data;
            if (Array.isArray(data6)) {
                const len0 = data6.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate33(data6[i0], { instancePath: instancePath + "/data/" + i0 }))) {
                        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/data", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate32.errors = vErrors;
    return errors === 0;
}
export const ErrorResponse: Validator<components['schemas']['ErrorResponse']> = validate35;
const schema51 = { "type": "object", "properties": { "status": { "type": "string", "pattern": "^[45][0-9]{2} .+$" }, "code": { "type": "integer" }, "message": { "type": "string" }, "timestamp": { "$ref": "#/$defs/Timestamp" }, "reqId": { "$ref": "#/$defs/RequestId" }, "path": { "$ref": "#/$defs/RequestPath" }, "errors": { "type": "array", "items": { "$ref": "#/$defs/FieldError" } } }, "required": ["status", "code", "message", "timestamp", "reqId", "path"] };
const schema55 = { "type": "object", "properties": { "field": { "type": "string" }, "message": { "type": "string" }, "rejectedValue": {}, "rejectingValues": { "type": "object", "additionalProperties": true } }, "required": ["field", "message"] };
const pattern6 = new RegExp("^[45][0-9]{2} .+$", "u");
function validate35(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.status === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.message === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "message" } });
            errors++;
        }
        if (data.timestamp === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "timestamp" } });
            errors++;
        }
        if (data.reqId === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "reqId" } });
            errors++;
        }
        if (data.path === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "path" } });
            errors++;
        }
        if (data.status !== undefined) {
            let data0 = data.status;
            if (typeof data0 === "string") {
                if (!pattern6.test(data0)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.timestamp !== undefined) {
            let data3 = data.timestamp;
            if (typeof data3 === "string") {
                if (!(formats2.test(data3))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "type" });
                errors++;
            }
        }
        if (data.reqId !== undefined) {
            if (typeof data.reqId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/reqId", keyword: "type" });
                errors++;
            }
        }
        if (data.path !== undefined) {
            let data5 = data.path;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "type" });
                errors++;
            }
        }
        if (data.errors !== undefined) {
            let data6 = data.errors;
            if (Array.isArray(data6)) {
                const len0 = data6.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data7 = data6[i0];
                    if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                        if (data7.field === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0, keyword: "required", params: { missingProperty: "field" } });
                            errors++;
                        }
                        if (data7.message === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0, keyword: "required", params: { missingProperty: "message" } });
                            errors++;
                        }
                        if (data7.field !== undefined) {
                            if (typeof data7.field !== "string") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0 + "/field", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data7.message !== undefined) {
                            if (typeof data7.message !== "string") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0 + "/message", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data7.rejectingValues !== undefined) {
                            let data10 = data7.rejectingValues;
                            if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0 + "/rejectingValues", keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/errors/" + i0, keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/errors", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate35.errors = vErrors;
    return errors === 0;
}
export const ListContactsResponse: Validator<components['schemas']['ListContactsResponse']> = validate36;
const schema56 = { "type": "object", "properties": { "status": { "$ref": "#/$defs/SuccessStatus" }, "code": { "$ref": "#/$defs/SuccessCode" }, "message": { "type": "string" }, "timestamp": { "$ref": "#/$defs/Timestamp" }, "reqId": { "$ref": "#/$defs/RequestId" }, "path": { "$ref": "#/$defs/RequestPath" }, "data": { "$ref": "#/$defs/ContactPage" } }, "required": ["status", "code", "message", "timestamp", "reqId", "path", "data"] };
const schema62 = { "type": "object", "properties": { "content": { "type": "array", "items": { "$ref": "#/$defs/Contact" } }, "totalElements": { "type": "integer", "minimum": 0 }, "totalPages": { "type": "integer", "minimum": 0 }, "size": { "type": "integer", "minimum": 0 }, "number": { "type": "integer", "minimum": 0 }, "sort": { "$ref": "#/$defs/Sort" }, "first": { "type": "boolean" }, "last": { "type": "boolean" }, "numberOfElements": { "type": "integer", "minimum": 0 }, "empty": { "type": "boolean" } }, "required": ["content", "totalElements", "totalPages", "size", "number", "first", "last", "numberOfElements", "empty"] };
const schema63 = { "type": "object", "properties": { "sorted": { "type": "boolean" }, "unsorted": { "type": "boolean" }, "empty": { "type": "boolean" } } };
function validate37(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.content === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "content" } });
            errors++;
        }
        if (data.totalElements === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "totalElements" } });
            errors++;
        }
        if (data.totalPages === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "totalPages" } });
            errors++;
        }
        if (data.size === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "size" } });
            errors++;
        }
        if (data.number === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "number" } });
            errors++;
        }
        if (data.first === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "first" } });
            errors++;
        }
        if (data.last === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "last" } });
            errors++;
        }
        if (data.numberOfElements === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "numberOfElements" } });
            errors++;
        }
        if (data.empty === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "empty" } });
            errors++;
        }
        if (data.content !== undefined) {
            let data0 = data.content;
            if (Array.isArray(data0)) {
                const len0 = data0.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate33(data0[i0], { instancePath: instancePath + "/content/" + i0 }))) {
                        vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/content", keyword: "type" });
                errors++;
            }
        }
        if (data.totalElements !== undefined) {
            let data2 = data.totalElements;
            if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/totalElements", keyword: "type" });
                errors++;
            }
            if ((typeof data2 == "number") && (isFinite(data2))) {
                if (data2 < 0 || isNaN(data2)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/totalElements", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.totalPages !== undefined) {
            let data3 = data.totalPages;
            if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/totalPages", keyword: "type" });
                errors++;
            }
            if ((typeof data3 == "number") && (isFinite(data3))) {
                if (data3 < 0 || isNaN(data3)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/totalPages", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.size !== undefined) {
            let data4 = data.size;
            if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/size", keyword: "type" });
                errors++;
            }
            if ((typeof data4 == "number") && (isFinite(data4))) {
                if (data4 < 0 || isNaN(data4)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/size", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.number !== undefined) {
            let data5 = data.number;
            if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/number", keyword: "type" });
                errors++;
            }
            if ((typeof data5 == "number") && (isFinite(data5))) {
                if (data5 < 0 || isNaN(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/number", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.sort !== undefined) {
            let data6 = data.sort;
            if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                if (data6.sorted !== undefined) {
                    if (typeof data6.sorted !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/sort/sorted", keyword: "type" });
                        errors++;
                    }
                }
                if (data6.unsorted !== undefined) {
                    if (typeof data6.unsorted !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/sort/unsorted", keyword: "type" });
                        errors++;
                    }
                }
                if (data6.empty !== undefined) {
                    if (typeof data6.empty !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/sort/empty", keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/sort", keyword: "type" });
                errors++;
            }
        }
        if (data.first !== undefined) {
            if (typeof data.first !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/first", keyword: "type" });
                errors++;
            }
        }
        if (data.last !== undefined) {
            if (typeof data.last !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/last", keyword: "type" });
                errors++;
            }
        }
        if (data.numberOfElements !== undefined) {
            let data12 = data.numberOfElements;
            if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/numberOfElements", keyword: "type" });
                errors++;
            }
            if ((typeof data12 == "number") && (isFinite(data12))) {
                if (data12 < 0 || isNaN(data12)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/numberOfElements", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.empty !== undefined) {
            if (typeof data.empty !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/empty", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate37.errors = vErrors;
    return errors === 0;
}
function validate36(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.status === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.message === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "message" } });
            errors++;
        }
        if (data.timestamp === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "timestamp" } });
            errors++;
        }
        if (data.reqId === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "reqId" } });
            errors++;
        }
        if (data.path === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "path" } });
            errors++;
        }
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.status !== undefined) {
            let data0 = data.status;
            if (typeof data0 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type" });
                errors++;
            }
            if ("200 OK" !== data0) {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "const" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if (0 !== data1) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "const" });
                errors++;
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.timestamp !== undefined) {
            let data3 = data.timestamp;
            if (typeof data3 === "string") {
                if (!(formats2.test(data3))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/timestamp", keyword: "type" });
                errors++;
            }
        }
        if (data.reqId !== undefined) {
            if (typeof data.reqId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/reqId", keyword: "type" });
                errors++;
            }
        }
        if (data.path !== undefined) {
            let data5 = data.path;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/path", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            if (!(validate37(data.data, { instancePath: instancePath + "/data" }))) {
                vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
                errors = vErrors.length;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate36.errors = vErrors;
    return errors === 0;
}
