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
            const err0 = { instancePath, keyword: "minItems" };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
            let data0 = data[i0];
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                const err1 = { instancePath: instancePath + "/" + i0, keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
            if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                    const err2 = { instancePath: instancePath + "/" + i0, keyword: "maximum" };
                    if (vErrors === null) {
                        vErrors = [err2];
                    }
                    else {
                        vErrors.push(err2);
                    }
                    errors++;
                }
                if (data0 < 1 || isNaN(data0)) {
                    const err3 = { instancePath: instancePath + "/" + i0, keyword: "minimum" };
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
            const err0 = { instancePath, keyword: "minItems" };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
            let data0 = data[i0];
            if (typeof data0 === "string") {
                if (!(formats0.test(data0))) {
                    const err1 = { instancePath: instancePath + "/" + i0, keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err1];
                    }
                    else {
                        vErrors.push(err1);
                    }
                    errors++;
                }
            }
            else {
                const err2 = { instancePath: instancePath + "/" + i0, keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
    }
    else {
        const err3 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err3];
        }
        else {
            vErrors.push(err3);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "ids" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "trash") || (key0 === "ids")) || (key0 === "uuids"))) {
                const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
        }
        if (data.trash !== undefined) {
            if (typeof data.trash !== "boolean") {
                const err2 = { instancePath: instancePath + "/trash", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
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
        const err3 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err3];
        }
        else {
            vErrors.push(err3);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "uuids" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        for (const key0 in data) {
            if (!(((key0 === "trash") || (key0 === "ids")) || (key0 === "uuids"))) {
                const err1 = { instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } };
                if (vErrors === null) {
                    vErrors = [err1];
                }
                else {
                    vErrors.push(err1);
                }
                errors++;
            }
        }
        if (data.trash !== undefined) {
            if (typeof data.trash !== "boolean") {
                const err2 = { instancePath: instancePath + "/trash", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
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
        const err3 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err3];
        }
        else {
            vErrors.push(err3);
        }
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
        const err0 = { instancePath, keyword: "anyOf" };
        if (vErrors === null) {
            vErrors = [err0];
        }
        else {
            vErrors.push(err0);
        }
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
const schema41 = { "type": "object", "properties": { "status": { "type": "string", "const": "200 OK" }, "code": { "type": "integer", "const": 0 }, "message": { "type": "string" }, "timestamp": { "$ref": "#/$defs/Timestamp" }, "reqId": { "$ref": "#/$defs/RequestId" }, "path": { "$ref": "#/$defs/RequestPath" }, "data": { "type": "array", "items": { "$ref": "#/$defs/Contact" } } }, "required": ["status", "code", "message", "timestamp", "reqId", "path", "data"] };
const schema42 = { "type": "string", "format": "date-time" };
const schema43 = { "type": "string" };
const schema44 = { "type": "string", "pattern": "/contacts$" };
const formats2 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const pattern4 = new RegExp("/contacts$", "u");
const schema45 = { "type": "object", "properties": { "id": { "$ref": "#/$defs/ContactId" }, "names": { "type": "string" }, "number": { "type": "string", "pattern": "^[0-9]+$" }, "email": { "type": ["string", "null"] }, "createdAt": { "$ref": "#/$defs/Timestamp" }, "updatedAt": { "$ref": "#/$defs/Timestamp" }, "deletedAt": { "type": ["string", "null"], "format": "date-time" } }, "required": ["id", "names", "number", "email", "createdAt", "updatedAt", "deletedAt"] };
const pattern5 = new RegExp("^[0-9]+$", "u");
function validate33(data, { instancePath = "" } = {}) {
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
        if (data.names === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "names" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.number === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "number" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.email === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "email" } };
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
        if (data.updatedAt === undefined) {
            const err5 = { instancePath, keyword: "required", params: { missingProperty: "updatedAt" } };
            if (vErrors === null) {
                vErrors = [err5];
            }
            else {
                vErrors.push(err5);
            }
            errors++;
        }
        if (data.deletedAt === undefined) {
            const err6 = { instancePath, keyword: "required", params: { missingProperty: "deletedAt" } };
            if (vErrors === null) {
                vErrors = [err6];
            }
            else {
                vErrors.push(err6);
            }
            errors++;
        }
        if (data.id !== undefined) {
            let data0 = data.id;
            if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
                const err7 = { instancePath: instancePath + "/id", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
            if ((typeof data0 == "number") && (isFinite(data0))) {
                if (data0 > 9007199254740991 || isNaN(data0)) {
                    const err8 = { instancePath: instancePath + "/id", keyword: "maximum" };
                    if (vErrors === null) {
                        vErrors = [err8];
                    }
                    else {
                        vErrors.push(err8);
                    }
                    errors++;
                }
                if (data0 < 1 || isNaN(data0)) {
                    const err9 = { instancePath: instancePath + "/id", keyword: "minimum" };
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
        if (data.names !== undefined) {
            if (typeof data.names !== "string") {
                const err10 = { instancePath: instancePath + "/names", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err10];
                }
                else {
                    vErrors.push(err10);
                }
                errors++;
            }
        }
        if (data.number !== undefined) {
            let data2 = data.number;
            if (typeof data2 === "string") {
                if (!pattern5.test(data2)) {
                    const err11 = { instancePath: instancePath + "/number", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err11];
                    }
                    else {
                        vErrors.push(err11);
                    }
                    errors++;
                }
            }
            else {
                const err12 = { instancePath: instancePath + "/number", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err12];
                }
                else {
                    vErrors.push(err12);
                }
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data3 = data.email;
            if ((typeof data3 !== "string") && (data3 !== null)) {
                const err13 = { instancePath: instancePath + "/email", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err13];
                }
                else {
                    vErrors.push(err13);
                }
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data4 = data.createdAt;
            if (typeof data4 === "string") {
                if (!(formats2.test(data4))) {
                    const err14 = { instancePath: instancePath + "/createdAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err14];
                    }
                    else {
                        vErrors.push(err14);
                    }
                    errors++;
                }
            }
            else {
                const err15 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err15];
                }
                else {
                    vErrors.push(err15);
                }
                errors++;
            }
        }
        if (data.updatedAt !== undefined) {
            let data5 = data.updatedAt;
            if (typeof data5 === "string") {
                if (!(formats2.test(data5))) {
                    const err16 = { instancePath: instancePath + "/updatedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err16];
                    }
                    else {
                        vErrors.push(err16);
                    }
                    errors++;
                }
            }
            else {
                const err17 = { instancePath: instancePath + "/updatedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err17];
                }
                else {
                    vErrors.push(err17);
                }
                errors++;
            }
        }
        if (data.deletedAt !== undefined) {
            let data6 = data.deletedAt;
            if ((typeof data6 !== "string") && (data6 !== null)) {
                const err18 = { instancePath: instancePath + "/deletedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
            if (typeof data6 === "string") {
                if (!(formats2.test(data6))) {
                    const err19 = { instancePath: instancePath + "/deletedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err19];
                    }
                    else {
                        vErrors.push(err19);
                    }
                    errors++;
                }
            }
        }
    }
    else {
        const err20 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err20];
        }
        else {
            vErrors.push(err20);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "status" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.code === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "code" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.message === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "message" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.timestamp === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "timestamp" } };
            if (vErrors === null) {
                vErrors = [err3];
            }
            else {
                vErrors.push(err3);
            }
            errors++;
        }
        if (data.reqId === undefined) {
            const err4 = { instancePath, keyword: "required", params: { missingProperty: "reqId" } };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        if (data.path === undefined) {
            const err5 = { instancePath, keyword: "required", params: { missingProperty: "path" } };
            if (vErrors === null) {
                vErrors = [err5];
            }
            else {
                vErrors.push(err5);
            }
            errors++;
        }
        if (data.data === undefined) {
            const err6 = { instancePath, keyword: "required", params: { missingProperty: "data" } };
            if (vErrors === null) {
                vErrors = [err6];
            }
            else {
                vErrors.push(err6);
            }
            errors++;
        }
        if (data.status !== undefined) {
            let data0 = data.status;
            if (typeof data0 !== "string") {
                const err7 = { instancePath: instancePath + "/status", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
            if ("200 OK" !== data0) {
                const err8 = { instancePath: instancePath + "/status", keyword: "const" };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                const err9 = { instancePath: instancePath + "/code", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
            if (0 !== data1) {
                const err10 = { instancePath: instancePath + "/code", keyword: "const" };
                if (vErrors === null) {
                    vErrors = [err10];
                }
                else {
                    vErrors.push(err10);
                }
                errors++;
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                const err11 = { instancePath: instancePath + "/message", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err11];
                }
                else {
                    vErrors.push(err11);
                }
                errors++;
            }
        }
        if (data.timestamp !== undefined) {
            let data3 = data.timestamp;
            if (typeof data3 === "string") {
                if (!(formats2.test(data3))) {
                    const err12 = { instancePath: instancePath + "/timestamp", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err12];
                    }
                    else {
                        vErrors.push(err12);
                    }
                    errors++;
                }
            }
            else {
                const err13 = { instancePath: instancePath + "/timestamp", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err13];
                }
                else {
                    vErrors.push(err13);
                }
                errors++;
            }
        }
        if (data.reqId !== undefined) {
            if (typeof data.reqId !== "string") {
                const err14 = { instancePath: instancePath + "/reqId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err14];
                }
                else {
                    vErrors.push(err14);
                }
                errors++;
            }
        }
        if (data.path !== undefined) {
            let data5 = data.path;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    const err15 = { instancePath: instancePath + "/path", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err15];
                    }
                    else {
                        vErrors.push(err15);
                    }
                    errors++;
                }
            }
            else {
                const err16 = { instancePath: instancePath + "/path", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err16];
                }
                else {
                    vErrors.push(err16);
                }
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
                const err17 = { instancePath: instancePath + "/data", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err17];
                }
                else {
                    vErrors.push(err17);
                }
                errors++;
            }
        }
    }
    else {
        const err18 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err18];
        }
        else {
            vErrors.push(err18);
        }
        errors++;
    }
    validate32.errors = vErrors;
    return errors === 0;
}
export const ErrorResponse: Validator<components['schemas']['ErrorResponse']> = validate35;
const schema49 = { "type": "object", "properties": { "status": { "type": "string", "pattern": "^[45][0-9]{2} .+$" }, "code": { "type": "integer" }, "message": { "type": "string" }, "timestamp": { "$ref": "#/$defs/Timestamp" }, "reqId": { "$ref": "#/$defs/RequestId" }, "path": { "$ref": "#/$defs/RequestPath" }, "errors": { "type": "array", "items": { "$ref": "#/$defs/FieldError" } } }, "required": ["status", "code", "message", "timestamp", "reqId", "path"] };
const schema53 = { "type": "object", "properties": { "field": { "type": "string" }, "message": { "type": "string" }, "rejectedValue": {}, "rejectingValues": { "type": "object", "additionalProperties": true } }, "required": ["field", "message"] };
const pattern6 = new RegExp("^[45][0-9]{2} .+$", "u");
function validate35(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.status === undefined) {
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "status" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.code === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "code" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.message === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "message" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.timestamp === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "timestamp" } };
            if (vErrors === null) {
                vErrors = [err3];
            }
            else {
                vErrors.push(err3);
            }
            errors++;
        }
        if (data.reqId === undefined) {
            const err4 = { instancePath, keyword: "required", params: { missingProperty: "reqId" } };
            if (vErrors === null) {
                vErrors = [err4];
            }
            else {
                vErrors.push(err4);
            }
            errors++;
        }
        if (data.path === undefined) {
            const err5 = { instancePath, keyword: "required", params: { missingProperty: "path" } };
            if (vErrors === null) {
                vErrors = [err5];
            }
            else {
                vErrors.push(err5);
            }
            errors++;
        }
        if (data.status !== undefined) {
            let data0 = data.status;
            if (typeof data0 === "string") {
                if (!pattern6.test(data0)) {
                    const err6 = { instancePath: instancePath + "/status", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err6];
                    }
                    else {
                        vErrors.push(err6);
                    }
                    errors++;
                }
            }
            else {
                const err7 = { instancePath: instancePath + "/status", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                const err8 = { instancePath: instancePath + "/code", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                const err9 = { instancePath: instancePath + "/message", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.timestamp !== undefined) {
            let data3 = data.timestamp;
            if (typeof data3 === "string") {
                if (!(formats2.test(data3))) {
                    const err10 = { instancePath: instancePath + "/timestamp", keyword: "format" };
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
                const err11 = { instancePath: instancePath + "/timestamp", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err11];
                }
                else {
                    vErrors.push(err11);
                }
                errors++;
            }
        }
        if (data.reqId !== undefined) {
            if (typeof data.reqId !== "string") {
                const err12 = { instancePath: instancePath + "/reqId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err12];
                }
                else {
                    vErrors.push(err12);
                }
                errors++;
            }
        }
        if (data.path !== undefined) {
            let data5 = data.path;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    const err13 = { instancePath: instancePath + "/path", keyword: "pattern" };
                    if (vErrors === null) {
                        vErrors = [err13];
                    }
                    else {
                        vErrors.push(err13);
                    }
                    errors++;
                }
            }
            else {
                const err14 = { instancePath: instancePath + "/path", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err14];
                }
                else {
                    vErrors.push(err14);
                }
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
                            const err15 = { instancePath: instancePath + "/errors/" + i0, keyword: "required", params: { missingProperty: "field" } };
                            if (vErrors === null) {
                                vErrors = [err15];
                            }
                            else {
                                vErrors.push(err15);
                            }
                            errors++;
                        }
                        if (data7.message === undefined) {
                            const err16 = { instancePath: instancePath + "/errors/" + i0, keyword: "required", params: { missingProperty: "message" } };
                            if (vErrors === null) {
                                vErrors = [err16];
                            }
                            else {
                                vErrors.push(err16);
                            }
                            errors++;
                        }
                        if (data7.field !== undefined) {
                            if (typeof data7.field !== "string") {
                                const err17 = { instancePath: instancePath + "/errors/" + i0 + "/field", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err17];
                                }
                                else {
                                    vErrors.push(err17);
                                }
                                errors++;
                            }
                        }
                        if (data7.message !== undefined) {
                            if (typeof data7.message !== "string") {
                                const err18 = { instancePath: instancePath + "/errors/" + i0 + "/message", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err18];
                                }
                                else {
                                    vErrors.push(err18);
                                }
                                errors++;
                            }
                        }
                        if (data7.rejectingValues !== undefined) {
                            let data10 = data7.rejectingValues;
                            if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                            }
                            else {
                                const err19 = { instancePath: instancePath + "/errors/" + i0 + "/rejectingValues", keyword: "type" };
                                if (vErrors === null) {
                                    vErrors = [err19];
                                }
                                else {
                                    vErrors.push(err19);
                                }
                                errors++;
                            }
                        }
                    }
                    else {
                        const err20 = { instancePath: instancePath + "/errors/" + i0, keyword: "type" };
                        if (vErrors === null) {
                            vErrors = [err20];
                        }
                        else {
                            vErrors.push(err20);
                        }
                        errors++;
                    }
                }
            }
            else {
                const err21 = { instancePath: instancePath + "/errors", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err21];
                }
                else {
                    vErrors.push(err21);
                }
                errors++;
            }
        }
    }
    else {
        const err22 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err22];
        }
        else {
            vErrors.push(err22);
        }
        errors++;
    }
    validate35.errors = vErrors;
    return errors === 0;
}
