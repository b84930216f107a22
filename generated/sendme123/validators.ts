// Made from specs/sendme123.yaml by `npm run generate`. Do not edit.
// @ts-nocheck
import type { Validator } from '../contract.js';
import type { components } from './types.js';

export const Contact: Validator<components['schemas']['Contact']> = validate21;
const schema32 = { "type": "object", "properties": { "id": { "type": "string" }, "name": { "$ref": "#/$defs/GivenName" }, "lastName": { "$ref": "#/$defs/FamilyName" }, "phone": { "$ref": "#/$defs/PhoneNumber" }, "email": { "type": ["string", "null"] }, "countryCode": { "$ref": "#/$defs/CountryCode" }, "status": { "$ref": "#/$defs/ContactStatus" }, "birthDate": { "$ref": "#/$defs/BirthDate" }, "origin": { "$ref": "#/$defs/Origin" }, "organizationId": { "$ref": "#/$defs/OrganizationId" }, "customValues": { "$ref": "#/$defs/CustomValues" }, "tags": { "$ref": "#/$defs/Tags" }, "createdAt": { "$ref": "#/$defs/Timestamp" }, "updatedAt": { "$ref": "#/$defs/Timestamp" } }, "required": ["id", "name", "phone", "status", "createdAt", "updatedAt"] };
const schema33 = { "type": "string" };
const schema34 = { "type": ["string", "null"] };
const schema35 = { "type": "string" };
const schema36 = { "type": "string", "pattern": "^[0-9]{1,4}$" };
const schema37 = { "type": "string", "enum": ["ACTIVE", "INACTIVE", "BLOCKED"] };
const schema38 = { "type": ["string", "null"], "format": "date-time" };
const schema39 = { "type": "string" };
const schema40 = { "type": "string" };
const schema41 = { "type": "array", "items": {} };
const schema45 = { "type": "string", "format": "date-time" };
const pattern4 = new RegExp("^[0-9]{1,4}$", "u");
const formats0 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const schema42 = { "type": "array", "items": { "$ref": "#/$defs/Tag" } };
const schema43 = { "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "description": { "type": ["string", "null"] }, "color": { "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" }, "organizationId": { "$ref": "#/$defs/OrganizationId" }, "createdAt": { "$ref": "#/$defs/Timestamp" }, "updatedAt": { "$ref": "#/$defs/Timestamp" } }, "required": ["id", "name"] };
const pattern5 = new RegExp("^#[0-9A-Fa-f]{6}$", "u");
function validate23(data, { instancePath = "" } = {}) {
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
        if (data.id !== undefined) {
            if (typeof data.id !== "string") {
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
        if (data.description !== undefined) {
            let data2 = data.description;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/description", keyword: "type" });
                errors++;
            }
        }
        if (data.color !== undefined) {
            let data3 = data.color;
            if (typeof data3 === "string") {
                if (!pattern5.test(data3)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/color", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/color", keyword: "type" });
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/organizationId", keyword: "type" });
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data5 = data.createdAt;
            if (typeof data5 === "string") {
                if (!(formats0.test(data5))) {
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
            let data6 = data.updatedAt;
            if (typeof data6 === "string") {
                if (!(formats0.test(data6))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "type" });
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
    if (Array.isArray(data)) {
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
            if (!(validate23(data[i0], { instancePath: instancePath + "/" + i0 }))) {
                vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
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
        if (data.phone === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "phone" } });
            errors++;
        }
        if (data.status === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
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
        if (data.id !== undefined) {
            if (typeof data.id !== "string") {
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
        if (data.lastName !== undefined) {
            let data2 = data.lastName;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/lastName", keyword: "type" });
                errors++;
            }
        }
        if (data.phone !== undefined) {
            if (typeof data.phone !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/phone", keyword: "type" });
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data4 = data.email;
            if ((typeof data4 !== "string") && (data4 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type" });
                errors++;
            }
        }
        if (data.countryCode !== undefined) {
            let data5 = data.countryCode;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/countryCode", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/countryCode", keyword: "type" });
                errors++;
            }
        }
        if (data.status !== undefined) {
            let data6 = data.status;
            if (typeof data6 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type" });
                errors++;
            }
            if (!(((data6 === "ACTIVE") || (data6 === "INACTIVE")) || (data6 === "BLOCKED"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "enum" });
                errors++;
            }
        }
        if (data.birthDate !== undefined) {
            let data7 = data.birthDate;
            if ((typeof data7 !== "string") && (data7 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/birthDate", keyword: "type" });
                errors++;
            }
            if (typeof data7 === "string") {
                if (!(formats0.test(data7))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/birthDate", keyword: "format" });
                    errors++;
                }
            }
        }
        if (data.origin !== undefined) {
            if (typeof data.origin !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/origin", keyword: "type" });
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/organizationId", keyword: "type" });
                errors++;
            }
        }
        if (data.customValues !== undefined) {
            if (!(Array.isArray(data.customValues))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/customValues", keyword: "type" });
                errors++;
            }
        }
        if (data.tags !== undefined) {
            if (!(validate22(data.tags, { instancePath: instancePath + "/tags" }))) {
                vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                errors = vErrors.length;
            }
        }
        if (data.createdAt !== undefined) {
            let data12 = data.createdAt;
            if (typeof data12 === "string") {
                if (!(formats0.test(data12))) {
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
            let data13 = data.updatedAt;
            if (typeof data13 === "string") {
                if (!(formats0.test(data13))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/updatedAt", keyword: "type" });
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
export const DeleteContactResponse: Validator<components['schemas']['DeleteContactResponse']> = validate26;
const schema49 = { "oneOf": [{ "$ref": "#/$defs/DeletionReceipt" }, { "$ref": "#/$defs/DeletedContact" }] };
const schema50 = { "type": "object", "properties": { "message": { "type": "string" }, "deletedContactId": { "type": "string" } }, "required": ["message", "deletedContactId"] };
const schema51 = { "type": "object", "properties": { "id": { "type": "string" }, "name": { "$ref": "#/$defs/GivenName" }, "lastName": { "$ref": "#/$defs/FamilyName" }, "phone": { "$ref": "#/$defs/PhoneNumber" }, "email": { "type": ["string", "null"] }, "countryCode": { "$ref": "#/$defs/CountryCode" }, "status": { "$ref": "#/$defs/ContactStatus" }, "birthDate": { "$ref": "#/$defs/BirthDate" }, "origin": { "$ref": "#/$defs/Origin" }, "organizationId": { "$ref": "#/$defs/OrganizationId" }, "customValues": { "$ref": "#/$defs/CustomValues" }, "tags": { "$ref": "#/$defs/Tags" }, "createdAt": { "$ref": "#/$defs/Timestamp" }, "updatedAt": { "$ref": "#/$defs/Timestamp" }, "deletedAt": { "type": "string", "format": "date-time" } }, "required": ["id", "name", "phone", "status", "createdAt", "updatedAt", "deletedAt"] };
function validate27(data, { instancePath = "" } = {}) {
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
        if (data.phone === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "phone" } });
            errors++;
        }
        if (data.status === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
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
            if (typeof data.id !== "string") {
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
        if (data.lastName !== undefined) {
            let data2 = data.lastName;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/lastName", keyword: "type" });
                errors++;
            }
        }
        if (data.phone !== undefined) {
            if (typeof data.phone !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/phone", keyword: "type" });
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data4 = data.email;
            if ((typeof data4 !== "string") && (data4 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type" });
                errors++;
            }
        }
        if (data.countryCode !== undefined) {
            let data5 = data.countryCode;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/countryCode", keyword: "pattern" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/countryCode", keyword: "type" });
                errors++;
            }
        }
        if (data.status !== undefined) {
            let data6 = data.status;
            if (typeof data6 !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "type" });
                errors++;
            }
            if (!(((data6 === "ACTIVE") || (data6 === "INACTIVE")) || (data6 === "BLOCKED"))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/status", keyword: "enum" });
                errors++;
            }
        }
        if (data.birthDate !== undefined) {
            let data7 = data.birthDate;
            if ((typeof data7 !== "string") && (data7 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/birthDate", keyword: "type" });
                errors++;
            }
            if (typeof data7 === "string") {
                if (!(formats0.test(data7))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/birthDate", keyword: "format" });
                    errors++;
                }
            }
        }
        if (data.origin !== undefined) {
            if (typeof data.origin !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/origin", keyword: "type" });
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/organizationId", keyword: "type" });
                errors++;
            }
        }
        if (data.customValues !== undefined) {
            if (!(Array.isArray(data.customValues))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/customValues", keyword: "type" });
                errors++;
            }
        }
        if (data.tags !== undefined) {
            if (!(validate22(data.tags, { instancePath: instancePath + "/tags" }))) {
                vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
                errors = vErrors.length;
            }
        }
        if (data.createdAt !== undefined) {
            let data12 = data.createdAt;
            if (typeof data12 === "string") {
                if (!(formats0.test(data12))) {
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
            let data13 = data.updatedAt;
            if (typeof data13 === "string") {
                if (!(formats0.test(data13))) {
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
            let data14 = data.deletedAt;
            if (typeof data14 === "string") {
                if (!(formats0.test(data14))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/deletedAt", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/deletedAt", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate27.errors = vErrors;
    return errors === 0;
}
function validate26(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    const _errs0 = errors;
    let valid0 = false;
    let passing0 = null;
    const _errs1 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.message === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "message" } });
            errors++;
        }
        if (data.deletedContactId === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "deletedContactId" } });
            errors++;
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.deletedContactId !== undefined) {
            if (typeof data.deletedContactId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/deletedContactId", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    var _valid0 = _errs1 === errors;
    if (_valid0) {
        valid0 = true;
        passing0 = 0;
    }
    const _errs8 = errors;
    if (!(validate27(data, { instancePath }))) {
        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
        errors = vErrors.length;
    }
    var _valid0 = _errs8 === errors;
    if (_valid0 && valid0) {
        valid0 = false;
        passing0 = [passing0, 1];
    }
    else {
        if (_valid0) {
            valid0 = true;
            passing0 = 1;
        }
    }
    if (!valid0) {
        (vErrors ??= []).push({ instancePath, keyword: "oneOf" });
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
    validate26.errors = vErrors;
    return errors === 0;
}
export const ListContactsResponse: Validator<components['schemas']['ListContactsResponse']> = validate30;
const schema63 = { "type": "object", "properties": { "data": { "type": "array", "items": { "$ref": "#/$defs/Contact" } }, "meta": { "$ref": "#/$defs/PageMeta" } }, "required": ["data"] };
const schema64 = { "type": "object", "properties": { "totalRecords": { "type": "integer", "minimum": 0 }, "totalPages": { "type": "integer", "minimum": 0 }, "currentPage": { "type": "integer", "minimum": 1 }, "limit": { "type": "integer", "minimum": 1 }, "hasNextPage": { "type": "boolean" }, "hasPreviousPage": { "type": "boolean" } }, "required": ["totalRecords", "currentPage", "hasNextPage"] };
function validate30(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.data !== undefined) {
            let data0 = data.data;
            if (Array.isArray(data0)) {
                const len0 = data0.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate21(data0[i0], { instancePath: instancePath + "/data/" + i0 }))) {
                        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/data", keyword: "type" });
                errors++;
            }
        }
        if (data.meta !== undefined) {
            let data2 = data.meta;
            if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                if (data2.totalRecords === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/meta", keyword: "required", params: { missingProperty: "totalRecords" } });
                    errors++;
                }
                if (data2.currentPage === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/meta", keyword: "required", params: { missingProperty: "currentPage" } });
                    errors++;
                }
                if (data2.hasNextPage === undefined) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/meta", keyword: "required", params: { missingProperty: "hasNextPage" } });
                    errors++;
                }
                if (data2.totalRecords !== undefined) {
                    let data3 = data2.totalRecords;
                    if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/totalRecords", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data3 == "number") && (isFinite(data3))) {
                        if (data3 < 0 || isNaN(data3)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/meta/totalRecords", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data2.totalPages !== undefined) {
                    let data4 = data2.totalPages;
                    if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/totalPages", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data4 == "number") && (isFinite(data4))) {
                        if (data4 < 0 || isNaN(data4)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/meta/totalPages", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data2.currentPage !== undefined) {
                    let data5 = data2.currentPage;
                    if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/currentPage", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data5 == "number") && (isFinite(data5))) {
                        if (data5 < 1 || isNaN(data5)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/meta/currentPage", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data2.limit !== undefined) {
                    let data6 = data2.limit;
                    if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/limit", keyword: "type" });
                        errors++;
                    }
                    if ((typeof data6 == "number") && (isFinite(data6))) {
                        if (data6 < 1 || isNaN(data6)) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/meta/limit", keyword: "minimum" });
                            errors++;
                        }
                    }
                }
                if (data2.hasNextPage !== undefined) {
                    if (typeof data2.hasNextPage !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/hasNextPage", keyword: "type" });
                        errors++;
                    }
                }
                if (data2.hasPreviousPage !== undefined) {
                    if (typeof data2.hasPreviousPage !== "boolean") {
                        (vErrors ??= []).push({ instancePath: instancePath + "/meta/hasPreviousPage", keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/meta", keyword: "type" });
                errors++;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate30.errors = vErrors;
    return errors === 0;
}
