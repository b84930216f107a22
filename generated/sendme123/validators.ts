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
        if (data.id !== undefined) {
            if (typeof data.id !== "string") {
                const err2 = { instancePath: instancePath + "/id", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.name !== undefined) {
            if (typeof data.name !== "string") {
                const err3 = { instancePath: instancePath + "/name", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err3];
                }
                else {
                    vErrors.push(err3);
                }
                errors++;
            }
        }
        if (data.description !== undefined) {
            let data2 = data.description;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                const err4 = { instancePath: instancePath + "/description", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err4];
                }
                else {
                    vErrors.push(err4);
                }
                errors++;
            }
        }
        if (data.color !== undefined) {
            let data3 = data.color;
            if (typeof data3 === "string") {
                if (!pattern5.test(data3)) {
                    const err5 = { instancePath: instancePath + "/color", keyword: "pattern" };
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
                const err6 = { instancePath: instancePath + "/color", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err6];
                }
                else {
                    vErrors.push(err6);
                }
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                const err7 = { instancePath: instancePath + "/organizationId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
        }
        if (data.createdAt !== undefined) {
            let data5 = data.createdAt;
            if (typeof data5 === "string") {
                if (!(formats0.test(data5))) {
                    const err8 = { instancePath: instancePath + "/createdAt", keyword: "format" };
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
                const err9 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.updatedAt !== undefined) {
            let data6 = data.updatedAt;
            if (typeof data6 === "string") {
                if (!(formats0.test(data6))) {
                    const err10 = { instancePath: instancePath + "/updatedAt", keyword: "format" };
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
                const err11 = { instancePath: instancePath + "/updatedAt", keyword: "type" };
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
        const err0 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err0];
        }
        else {
            vErrors.push(err0);
        }
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
        if (data.phone === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "phone" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.status === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "status" } };
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
        if (data.id !== undefined) {
            if (typeof data.id !== "string") {
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
        if (data.lastName !== undefined) {
            let data2 = data.lastName;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                const err8 = { instancePath: instancePath + "/lastName", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.phone !== undefined) {
            if (typeof data.phone !== "string") {
                const err9 = { instancePath: instancePath + "/phone", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data4 = data.email;
            if ((typeof data4 !== "string") && (data4 !== null)) {
                const err10 = { instancePath: instancePath + "/email", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err10];
                }
                else {
                    vErrors.push(err10);
                }
                errors++;
            }
        }
        if (data.countryCode !== undefined) {
            let data5 = data.countryCode;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    const err11 = { instancePath: instancePath + "/countryCode", keyword: "pattern" };
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
                const err12 = { instancePath: instancePath + "/countryCode", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err12];
                }
                else {
                    vErrors.push(err12);
                }
                errors++;
            }
        }
        if (data.status !== undefined) {
            let data6 = data.status;
            if (typeof data6 !== "string") {
                const err13 = { instancePath: instancePath + "/status", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err13];
                }
                else {
                    vErrors.push(err13);
                }
                errors++;
            }
            if (!(((data6 === "ACTIVE") || (data6 === "INACTIVE")) || (data6 === "BLOCKED"))) {
                const err14 = { instancePath: instancePath + "/status", keyword: "enum" };
                if (vErrors === null) {
                    vErrors = [err14];
                }
                else {
                    vErrors.push(err14);
                }
                errors++;
            }
        }
        if (data.birthDate !== undefined) {
            let data7 = data.birthDate;
            if ((typeof data7 !== "string") && (data7 !== null)) {
                const err15 = { instancePath: instancePath + "/birthDate", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err15];
                }
                else {
                    vErrors.push(err15);
                }
                errors++;
            }
            if (typeof data7 === "string") {
                if (!(formats0.test(data7))) {
                    const err16 = { instancePath: instancePath + "/birthDate", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err16];
                    }
                    else {
                        vErrors.push(err16);
                    }
                    errors++;
                }
            }
        }
        if (data.origin !== undefined) {
            if (typeof data.origin !== "string") {
                const err17 = { instancePath: instancePath + "/origin", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err17];
                }
                else {
                    vErrors.push(err17);
                }
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                const err18 = { instancePath: instancePath + "/organizationId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
        }
        if (data.customValues !== undefined) {
            if (!(Array.isArray(data.customValues))) {
                const err19 = { instancePath: instancePath + "/customValues", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err19];
                }
                else {
                    vErrors.push(err19);
                }
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
                    const err20 = { instancePath: instancePath + "/createdAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err20];
                    }
                    else {
                        vErrors.push(err20);
                    }
                    errors++;
                }
            }
            else {
                const err21 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err21];
                }
                else {
                    vErrors.push(err21);
                }
                errors++;
            }
        }
        if (data.updatedAt !== undefined) {
            let data13 = data.updatedAt;
            if (typeof data13 === "string") {
                if (!(formats0.test(data13))) {
                    const err22 = { instancePath: instancePath + "/updatedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err22];
                    }
                    else {
                        vErrors.push(err22);
                    }
                    errors++;
                }
            }
            else {
                const err23 = { instancePath: instancePath + "/updatedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err23];
                }
                else {
                    vErrors.push(err23);
                }
                errors++;
            }
        }
    }
    else {
        const err24 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err24];
        }
        else {
            vErrors.push(err24);
        }
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
        if (data.phone === undefined) {
            const err2 = { instancePath, keyword: "required", params: { missingProperty: "phone" } };
            if (vErrors === null) {
                vErrors = [err2];
            }
            else {
                vErrors.push(err2);
            }
            errors++;
        }
        if (data.status === undefined) {
            const err3 = { instancePath, keyword: "required", params: { missingProperty: "status" } };
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
            if (typeof data.id !== "string") {
                const err7 = { instancePath: instancePath + "/id", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err7];
                }
                else {
                    vErrors.push(err7);
                }
                errors++;
            }
        }
        if (data.name !== undefined) {
            if (typeof data.name !== "string") {
                const err8 = { instancePath: instancePath + "/name", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err8];
                }
                else {
                    vErrors.push(err8);
                }
                errors++;
            }
        }
        if (data.lastName !== undefined) {
            let data2 = data.lastName;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                const err9 = { instancePath: instancePath + "/lastName", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err9];
                }
                else {
                    vErrors.push(err9);
                }
                errors++;
            }
        }
        if (data.phone !== undefined) {
            if (typeof data.phone !== "string") {
                const err10 = { instancePath: instancePath + "/phone", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err10];
                }
                else {
                    vErrors.push(err10);
                }
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data4 = data.email;
            if ((typeof data4 !== "string") && (data4 !== null)) {
                const err11 = { instancePath: instancePath + "/email", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err11];
                }
                else {
                    vErrors.push(err11);
                }
                errors++;
            }
        }
        if (data.countryCode !== undefined) {
            let data5 = data.countryCode;
            if (typeof data5 === "string") {
                if (!pattern4.test(data5)) {
                    const err12 = { instancePath: instancePath + "/countryCode", keyword: "pattern" };
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
                const err13 = { instancePath: instancePath + "/countryCode", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err13];
                }
                else {
                    vErrors.push(err13);
                }
                errors++;
            }
        }
        if (data.status !== undefined) {
            let data6 = data.status;
            if (typeof data6 !== "string") {
                const err14 = { instancePath: instancePath + "/status", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err14];
                }
                else {
                    vErrors.push(err14);
                }
                errors++;
            }
            if (!(((data6 === "ACTIVE") || (data6 === "INACTIVE")) || (data6 === "BLOCKED"))) {
                const err15 = { instancePath: instancePath + "/status", keyword: "enum" };
                if (vErrors === null) {
                    vErrors = [err15];
                }
                else {
                    vErrors.push(err15);
                }
                errors++;
            }
        }
        if (data.birthDate !== undefined) {
            let data7 = data.birthDate;
            if ((typeof data7 !== "string") && (data7 !== null)) {
                const err16 = { instancePath: instancePath + "/birthDate", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err16];
                }
                else {
                    vErrors.push(err16);
                }
                errors++;
            }
            if (typeof data7 === "string") {
                if (!(formats0.test(data7))) {
                    const err17 = { instancePath: instancePath + "/birthDate", keyword: "format" };
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
        if (data.origin !== undefined) {
            if (typeof data.origin !== "string") {
                const err18 = { instancePath: instancePath + "/origin", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err18];
                }
                else {
                    vErrors.push(err18);
                }
                errors++;
            }
        }
        if (data.organizationId !== undefined) {
            if (typeof data.organizationId !== "string") {
                const err19 = { instancePath: instancePath + "/organizationId", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err19];
                }
                else {
                    vErrors.push(err19);
                }
                errors++;
            }
        }
        if (data.customValues !== undefined) {
            if (!(Array.isArray(data.customValues))) {
                const err20 = { instancePath: instancePath + "/customValues", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err20];
                }
                else {
                    vErrors.push(err20);
                }
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
                    const err21 = { instancePath: instancePath + "/createdAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err21];
                    }
                    else {
                        vErrors.push(err21);
                    }
                    errors++;
                }
            }
            else {
                const err22 = { instancePath: instancePath + "/createdAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err22];
                }
                else {
                    vErrors.push(err22);
                }
                errors++;
            }
        }
        if (data.updatedAt !== undefined) {
            let data13 = data.updatedAt;
            if (typeof data13 === "string") {
                if (!(formats0.test(data13))) {
                    const err23 = { instancePath: instancePath + "/updatedAt", keyword: "format" };
                    if (vErrors === null) {
                        vErrors = [err23];
                    }
                    else {
                        vErrors.push(err23);
                    }
                    errors++;
                }
            }
            else {
                const err24 = { instancePath: instancePath + "/updatedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err24];
                }
                else {
                    vErrors.push(err24);
                }
                errors++;
            }
        }
        if (data.deletedAt !== undefined) {
            let data14 = data.deletedAt;
            if (typeof data14 === "string") {
                if (!(formats0.test(data14))) {
                    const err25 = { instancePath: instancePath + "/deletedAt", keyword: "format" };
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
                const err26 = { instancePath: instancePath + "/deletedAt", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err26];
                }
                else {
                    vErrors.push(err26);
                }
                errors++;
            }
        }
    }
    else {
        const err27 = { instancePath, keyword: "type" };
        if (vErrors === null) {
            vErrors = [err27];
        }
        else {
            vErrors.push(err27);
        }
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
            const err0 = { instancePath, keyword: "required", params: { missingProperty: "message" } };
            if (vErrors === null) {
                vErrors = [err0];
            }
            else {
                vErrors.push(err0);
            }
            errors++;
        }
        if (data.deletedContactId === undefined) {
            const err1 = { instancePath, keyword: "required", params: { missingProperty: "deletedContactId" } };
            if (vErrors === null) {
                vErrors = [err1];
            }
            else {
                vErrors.push(err1);
            }
            errors++;
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                const err2 = { instancePath: instancePath + "/message", keyword: "type" };
                if (vErrors === null) {
                    vErrors = [err2];
                }
                else {
                    vErrors.push(err2);
                }
                errors++;
            }
        }
        if (data.deletedContactId !== undefined) {
            if (typeof data.deletedContactId !== "string") {
                const err3 = { instancePath: instancePath + "/deletedContactId", keyword: "type" };
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
        const err5 = { instancePath, keyword: "oneOf" };
        if (vErrors === null) {
            vErrors = [err5];
        }
        else {
            vErrors.push(err5);
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
    validate26.errors = vErrors;
    return errors === 0;
}
