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
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "workspaceId" } });
            errors++;
        }
        if (data.contactIds === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "contactIds" } });
            errors++;
        }
        for (const key0 in data) {
            if (!((key0 === "workspaceId") || (key0 === "contactIds"))) {
                (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
                errors++;
            }
        }
        if (data.workspaceId !== undefined) {
            let data0 = data.workspaceId;
            if (typeof data0 === "string") {
                if (data0.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/workspaceId", keyword: "minLength" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/workspaceId", keyword: "type" });
                errors++;
            }
        }
        if (data.contactIds !== undefined) {
            let data1 = data.contactIds;
            if (Array.isArray(data1)) {
                if (data1.length < 1) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/contactIds", keyword: "minItems" });
                    errors++;
                }
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    let data2 = data1[i0];
                    if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                        if (data2.ids === undefined) {
                            (vErrors ??= []).push({ instancePath: instancePath + "/contactIds/" + i0, keyword: "required", params: { missingProperty: "ids" } });
                            errors++;
                        }
                        for (const key1 in data2) {
                            if (!(key1 === "ids")) {
                                (vErrors ??= []).push({ instancePath: instancePath + "/contactIds/" + i0, keyword: "additionalProperties", params: { additionalProperty: key1 } });
                                errors++;
                            }
                        }
                        if (data2.ids !== undefined) {
                            let data3 = data2.ids;
                            if (typeof data3 === "string") {
                                if (data3.length < 1) {
                                    (vErrors ??= []).push({ instancePath: instancePath + "/contactIds/" + i0 + "/ids", keyword: "minLength" });
                                    errors++;
                                }
                            }
                            else {
                                (vErrors ??= []).push({ instancePath: instancePath + "/contactIds/" + i0 + "/ids", keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/contactIds/" + i0, keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/contactIds", keyword: "type" });
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
export const DeleteBatchResponse: Validator<components['schemas']['DeleteBatchResponse']> = validate22;
const schema34 = { "type": "object", "properties": { "success": { "type": "boolean" }, "code": { "$ref": "#/$defs/StatusCode" }, "errorCode": { "$ref": "#/$defs/ErrorCode" }, "message": { "$ref": "#/$defs/Message" }, "data": {} }, "required": ["success"] };
const schema35 = { "type": "integer", "minimum": 100, "maximum": 599 };
const schema36 = {};
const schema37 = { "type": "string" };
function validate22(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "success" } });
            errors++;
        }
        if (data.success !== undefined) {
            if (typeof data.success !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/success", keyword: "type" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maximum" });
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
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
export const GetContactResponse: Validator<components['schemas']['GetContactResponse']> = validate23;
const schema38 = { "anyOf": [{ "$ref": "#/$defs/ContactInList" }, { "$ref": "#/$defs/ContactItself" }, { "$ref": "#/$defs/NoContact" }] };
const schema39 = { "type": "object", "properties": { "success": { "$ref": "#/$defs/LookUpSuccess" }, "code": { "$ref": "#/$defs/StatusCode" }, "errorCode": { "$ref": "#/$defs/ErrorCode" }, "message": { "$ref": "#/$defs/Message" }, "data": { "$ref": "#/$defs/ListedContacts" } }, "required": ["success", "code", "data"] };
const schema40 = { "type": "boolean" };
const schema44 = { "type": "object", "properties": { "contactId": { "type": "string" }, "data": { "type": "array", "items": { "$ref": "#/$defs/Contact" } } }, "required": ["data"] };
const schema45 = { "type": "object", "properties": { "id": { "type": "string" }, "creationDate": { "$ref": "#/$defs/Timestamp" }, "assignedAgentId": { "type": ["string", "null"] }, "assignedAgentName": { "type": ["string", "null"] }, "segmentationId": { "type": ["string", "null"] }, "lastMessage": { "type": ["string", "null"] }, "lastMessageDate": { "type": ["string", "null"], "format": "date-time" }, "platformSenderId": { "type": ["string", "null"] }, "platformSenderName": { "type": "string" }, "platformSenderPhone": { "type": ["string", "null"] }, "isRead": { "type": "boolean" }, "isBotEnabled": { "type": "boolean" }, "isManuallyAdded": { "type": "boolean" }, "avatarColor": {}, "orderInCards": { "type": "number" }, "orderInCardsLastUpdated": { "$ref": "#/$defs/Timestamp" }, "tags": { "type": "array", "items": { "$ref": "#/$defs/ContactTag" } }, "files": { "type": "array", "items": {} }, "isSolved": { "type": "boolean" }, "workspaceId": { "type": "string" }, "name": { "type": "string" }, "lastname": { "type": "string" }, "email": { "type": ["string", "null"] }, "platformId": { "type": "integer" }, "stageId": { "type": "string" }, "internalWhatsappNumber": { "type": ["string", "null"] }, "platformSenderEmail": { "type": ["string", "null"] }, "variables": { "type": "array", "items": {} }, "customFields": { "type": "array", "items": { "$ref": "#/$defs/CustomField" } }, "blocked": { "type": "boolean" } }, "required": ["id"] };
const schema46 = { "type": "string", "format": "date-time" };
const schema50 = { "type": "object", "properties": { "code": { "type": "string" }, "name": { "type": "string" }, "value": {} } };
const formats0 = /^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const schema48 = { "type": "object", "properties": { "id": { "type": "string" }, "name": { "type": "string" }, "color": {}, "assignmentDate": { "$ref": "#/$defs/Timestamp" } } };
function validate27(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
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
        if (data.assignmentDate !== undefined) {
            let data2 = data.assignmentDate;
            if (typeof data2 === "string") {
                if (!(formats0.test(data2))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/assignmentDate", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/assignmentDate", keyword: "type" });
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
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.id === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } });
            errors++;
        }
        if (data.id !== undefined) {
            if (typeof data.id !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type" });
                errors++;
            }
        }
        if (data.creationDate !== undefined) {
            let data1 = data.creationDate;
            if (typeof data1 === "string") {
                if (!(formats0.test(data1))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/creationDate", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/creationDate", keyword: "type" });
                errors++;
            }
        }
        if (data.assignedAgentId !== undefined) {
            let data2 = data.assignedAgentId;
            if ((typeof data2 !== "string") && (data2 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/assignedAgentId", keyword: "type" });
                errors++;
            }
        }
        if (data.assignedAgentName !== undefined) {
            let data3 = data.assignedAgentName;
            if ((typeof data3 !== "string") && (data3 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/assignedAgentName", keyword: "type" });
                errors++;
            }
        }
        if (data.segmentationId !== undefined) {
            let data4 = data.segmentationId;
            if ((typeof data4 !== "string") && (data4 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/segmentationId", keyword: "type" });
                errors++;
            }
        }
        if (data.lastMessage !== undefined) {
            let data5 = data.lastMessage;
            if ((typeof data5 !== "string") && (data5 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/lastMessage", keyword: "type" });
                errors++;
            }
        }
        if (data.lastMessageDate !== undefined) {
            let data6 = data.lastMessageDate;
            if ((typeof data6 !== "string") && (data6 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/lastMessageDate", keyword: "type" });
                errors++;
            }
            if (typeof data6 === "string") {
                if (!(formats0.test(data6))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/lastMessageDate", keyword: "format" });
                    errors++;
                }
            }
        }
        if (data.platformSenderId !== undefined) {
            let data7 = data.platformSenderId;
            if ((typeof data7 !== "string") && (data7 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/platformSenderId", keyword: "type" });
                errors++;
            }
        }
        if (data.platformSenderName !== undefined) {
            if (typeof data.platformSenderName !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/platformSenderName", keyword: "type" });
                errors++;
            }
        }
        if (data.platformSenderPhone !== undefined) {
            let data9 = data.platformSenderPhone;
            if ((typeof data9 !== "string") && (data9 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/platformSenderPhone", keyword: "type" });
                errors++;
            }
        }
        if (data.isRead !== undefined) {
            if (typeof data.isRead !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/isRead", keyword: "type" });
                errors++;
            }
        }
        if (data.isBotEnabled !== undefined) {
            if (typeof data.isBotEnabled !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/isBotEnabled", keyword: "type" });
                errors++;
            }
        }
        if (data.isManuallyAdded !== undefined) {
            if (typeof data.isManuallyAdded !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/isManuallyAdded", keyword: "type" });
                errors++;
            }
        }
        if (data.orderInCards !== undefined) {
            let data13 = data.orderInCards;
            if (!((typeof data13 == "number") && (isFinite(data13)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/orderInCards", keyword: "type" });
                errors++;
            }
        }
        if (data.orderInCardsLastUpdated !== undefined) {
            let data14 = data.orderInCardsLastUpdated;
            if (typeof data14 === "string") {
                if (!(formats0.test(data14))) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/orderInCardsLastUpdated", keyword: "format" });
                    errors++;
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/orderInCardsLastUpdated", keyword: "type" });
                errors++;
            }
        }
        if (data.tags !== undefined) {
            let data15 = data.tags;
            if (Array.isArray(data15)) {
                const len0 = data15.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate27(data15[i0], { instancePath: instancePath + "/tags/" + i0 }))) {
                        vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
                        errors = vErrors.length;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/tags", keyword: "type" });
                errors++;
            }
        }
        if (data.files !== undefined) {
            if (!(Array.isArray(data.files))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/files", keyword: "type" });
                errors++;
            }
        }
        if (data.isSolved !== undefined) {
            if (typeof data.isSolved !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/isSolved", keyword: "type" });
                errors++;
            }
        }
        if (data.workspaceId !== undefined) {
            if (typeof data.workspaceId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/workspaceId", keyword: "type" });
                errors++;
            }
        }
        if (data.name !== undefined) {
            if (typeof data.name !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/name", keyword: "type" });
                errors++;
            }
        }
        if (data.lastname !== undefined) {
            if (typeof data.lastname !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/lastname", keyword: "type" });
                errors++;
            }
        }
        if (data.email !== undefined) {
            let data22 = data.email;
            if ((typeof data22 !== "string") && (data22 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/email", keyword: "type" });
                errors++;
            }
        }
        if (data.platformId !== undefined) {
            let data23 = data.platformId;
            if (!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/platformId", keyword: "type" });
                errors++;
            }
        }
        if (data.stageId !== undefined) {
            if (typeof data.stageId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/stageId", keyword: "type" });
                errors++;
            }
        }
        if (data.internalWhatsappNumber !== undefined) {
            let data25 = data.internalWhatsappNumber;
            if ((typeof data25 !== "string") && (data25 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/internalWhatsappNumber", keyword: "type" });
                errors++;
            }
        }
        if (data.platformSenderEmail !== undefined) {
            let data26 = data.platformSenderEmail;
            if ((typeof data26 !== "string") && (data26 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/platformSenderEmail", keyword: "type" });
                errors++;
            }
        }
        if (data.variables !== undefined) {
            if (!(Array.isArray(data.variables))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/variables", keyword: "type" });
                errors++;
            }
        }
        if (data.customFields !== undefined) {
            let data28 = data.customFields;
            if (Array.isArray(data28)) {
                const len1 = data28.length;
                for (let i1 = 0; i1 < len1; i1++) {
                    let data29 = data28[i1];
                    if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
                        if (data29.code !== undefined) {
                            if (typeof data29.code !== "string") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/customFields/" + i1 + "/code", keyword: "type" });
                                errors++;
                            }
                        }
                        if (data29.name !== undefined) {
                            if (typeof data29.name !== "string") {
                                (vErrors ??= []).push({ instancePath: instancePath + "/customFields/" + i1 + "/name", keyword: "type" });
                                errors++;
                            }
                        }
                    }
                    else {
                        (vErrors ??= []).push({ instancePath: instancePath + "/customFields/" + i1, keyword: "type" });
                        errors++;
                    }
                }
            }
            else {
                (vErrors ??= []).push({ instancePath: instancePath + "/customFields", keyword: "type" });
                errors++;
            }
        }
        if (data.blocked !== undefined) {
            if (typeof data.blocked !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/blocked", keyword: "type" });
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
function validate25(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.contactId !== undefined) {
            if (typeof data.contactId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/contactId", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            let data1 = data.data;
            if (Array.isArray(data1)) {
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate26(data1[i0], { instancePath: instancePath + "/data/" + i0 }))) {
                        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
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
    validate25.errors = vErrors;
    return errors === 0;
}
function validate24(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "success" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.success !== undefined) {
            if (typeof data.success !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/success", keyword: "type" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maximum" });
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            if (!(validate25(data.data, { instancePath: instancePath + "/data" }))) {
                vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
                errors = vErrors.length;
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
const schema51 = { "type": "object", "properties": { "success": { "$ref": "#/$defs/LookUpSuccess" }, "code": { "$ref": "#/$defs/StatusCode" }, "errorCode": { "$ref": "#/$defs/ErrorCode" }, "message": { "$ref": "#/$defs/Message" }, "data": { "$ref": "#/$defs/Contact" } }, "required": ["success", "code", "data"] };
function validate32(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "success" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.success !== undefined) {
            if (typeof data.success !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/success", keyword: "type" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maximum" });
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            if (!(validate26(data.data, { instancePath: instancePath + "/data" }))) {
                vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
                errors = vErrors.length;
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
const schema56 = { "type": "object", "properties": { "success": { "const": false }, "code": { "$ref": "#/$defs/StatusCode" }, "errorCode": { "$ref": "#/$defs/ErrorCode" }, "message": { "$ref": "#/$defs/Message" }, "data": {} }, "required": ["success"] };
function validate35(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "success" } });
            errors++;
        }
        if (data.success !== undefined) {
            if (false !== data.success) {
                (vErrors ??= []).push({ instancePath: instancePath + "/success", keyword: "const" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maximum" });
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
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
function validate23(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    const _errs0 = errors;
    let valid0 = false;
    const _errs1 = errors;
    if (!(validate24(data, { instancePath }))) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
    }
    var _valid0 = _errs1 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
        const _errs2 = errors;
        if (!(validate32(data, { instancePath }))) {
            vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
            errors = vErrors.length;
        }
        var _valid0 = _errs2 === errors;
        valid0 = valid0 || _valid0;
        if (!valid0) {
            const _errs3 = errors;
            if (!(validate35(data, { instancePath }))) {
                vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
                errors = vErrors.length;
            }
            var _valid0 = _errs3 === errors;
            valid0 = valid0 || _valid0;
        }
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
    validate23.errors = vErrors;
    return errors === 0;
}
export const ListContactsResponse: Validator<components['schemas']['ListContactsResponse']> = validate37;
const schema60 = { "anyOf": [{ "$ref": "#/$defs/ContactPage" }, { "$ref": "#/$defs/NoContact" }] };
const schema61 = { "type": "object", "properties": { "success": { "$ref": "#/$defs/LookUpSuccess" }, "code": { "$ref": "#/$defs/StatusCode" }, "errorCode": { "$ref": "#/$defs/ErrorCode" }, "message": { "$ref": "#/$defs/Message" }, "data": { "$ref": "#/$defs/PagedContacts" } }, "required": ["success", "code", "data"] };
const schema66 = { "type": "object", "properties": { "workspaceId": { "type": "string" }, "continuationToken": { "type": ["string", "null"] }, "data": { "type": "array", "items": { "$ref": "#/$defs/Contact" } } }, "required": ["data"] };
function validate39(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.workspaceId !== undefined) {
            if (typeof data.workspaceId !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/workspaceId", keyword: "type" });
                errors++;
            }
        }
        if (data.continuationToken !== undefined) {
            let data1 = data.continuationToken;
            if ((typeof data1 !== "string") && (data1 !== null)) {
                (vErrors ??= []).push({ instancePath: instancePath + "/continuationToken", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            let data2 = data.data;
            if (Array.isArray(data2)) {
                const len0 = data2.length;
                for (let i0 = 0; i0 < len0; i0++) {
                    if (!(validate26(data2[i0], { instancePath: instancePath + "/data/" + i0 }))) {
                        vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
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
    validate39.errors = vErrors;
    return errors === 0;
}
function validate38(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.success === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "success" } });
            errors++;
        }
        if (data.code === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
            errors++;
        }
        if (data.data === undefined) {
            (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "data" } });
            errors++;
        }
        if (data.success !== undefined) {
            if (typeof data.success !== "boolean") {
                (vErrors ??= []).push({ instancePath: instancePath + "/success", keyword: "type" });
                errors++;
            }
        }
        if (data.code !== undefined) {
            let data1 = data.code;
            if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
                (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type" });
                errors++;
            }
            if ((typeof data1 == "number") && (isFinite(data1))) {
                if (data1 > 599 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "maximum" });
                    errors++;
                }
                if (data1 < 100 || isNaN(data1)) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "minimum" });
                    errors++;
                }
            }
        }
        if (data.message !== undefined) {
            if (typeof data.message !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type" });
                errors++;
            }
        }
        if (data.data !== undefined) {
            if (!(validate39(data.data, { instancePath: instancePath + "/data" }))) {
                vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
                errors = vErrors.length;
            }
        }
    }
    else {
        (vErrors ??= []).push({ instancePath, keyword: "type" });
        errors++;
    }
    validate38.errors = vErrors;
    return errors === 0;
}
function validate37(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    const _errs0 = errors;
    let valid0 = false;
    const _errs1 = errors;
    if (!(validate38(data, { instancePath }))) {
        vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
        errors = vErrors.length;
    }
    var _valid0 = _errs1 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
        const _errs2 = errors;
        if (!(validate35(data, { instancePath }))) {
            vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
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
    validate37.errors = vErrors;
    return errors === 0;
}
export const SearchContactsResponse: Validator<components['schemas']['SearchContactsResponse']> = validate44;
const schema67 = { "anyOf": [{ "$ref": "#/$defs/ContactInList" }, { "$ref": "#/$defs/NoContact" }] };
function validate44(data, { instancePath = "" } = {}) {
    let vErrors = null;
    let errors = 0;
    const _errs0 = errors;
    let valid0 = false;
    const _errs1 = errors;
    if (!(validate24(data, { instancePath }))) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
    }
    var _valid0 = _errs1 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
        const _errs2 = errors;
        if (!(validate35(data, { instancePath }))) {
            vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
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
    validate44.errors = vErrors;
    return errors === 0;
}
