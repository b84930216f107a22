// Made from specs/huduma.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts, or search them
         * @description Returns contacts, page by page. With `query` it returns those whose name, number or email address the term
         *     is found in. It is the only documented way to find the id of somebody whose number or address you know.
         *
         *     - **A search is not a match.** How a term is matched is not stated: a number may be found inside a longer
         *       number, an address inside a longer address, and either inside a name. Compare `number` and `email`
         *       yourself, and delete only what is equal.
         *     - **An empty term may find everybody.** So may a parameter that is ignored. The same comparison protects
         *       you from both.
         *     - **Encode the term.** A raw `+` in a URL is read as a space, and nobody is found. Send numbers as digits
         *       with the country code; in an email address, `+` is `%2B` and `@` is `%40`.
         *     - **Pages shift.** They go by number, and by which field they are sorted is not stated. When a contact is
         *       deleted while you read, others move forward past you, and are missed. Read all pages first, delete
         *       afterwards, and compare `totalElements` on every page.
         *     - **Count the contacts, not `numberOfElements`.** The page's own sample says ten there, and shows two
         *       contacts.
         *     - **Two fields are called `number`.** `data.number` is the page, and `data.content[].number` is the phone
         *       number.
         *     - **The trash is not mentioned.** Whether contacts in it are listed is not stated, so a contact that is not
         *       found may still be stored there.
         *     - **It lists what the token can see.** `userId` is for administrators; what they see without it is not
         *       stated.
         *
         *     The page states no rate limit, no limit on the size of a page, and no answer for a search that finds nobody.
         *     The body holds people's data, and so does the URL of a search: keep both out of logs.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        /**
         * Delete contacts
         * @description Deletes the contacts named by `ids`, by `uuids`, or by both. At least one of the two must be given,
         *     and an empty array does not count as given.
         *
         *     - **Permanent unless told otherwise.** Contacts are deleted for good when `trash` is `false` or
         *       missing. Always send it.
         *     - **One transaction.** If any of the contacts cannot be deleted, none is, and an error is returned.
         *       One contact that is already gone therefore fails its whole batch with a 404.
         *     - **Look at `data`, not only at the status.** It lists the deleted contacts. The page's own sample
         *       answer lists two contacts for a request that names three ids and one uuid, so a contact that is
         *       missing from `data` is not proof that it still exists. A contact carries no uuid, so one deleted
         *       by uuid cannot be found in `data` at all.
         *     - **A lost answer says nothing.** The batch may have been deleted. Asking again with the same ids
         *       is safe, but a 404 then means that at least one contact is not found. Whether the first request
         *       deleted it, or whether it was never there, a 404 does not say.
         *
         *     The page states no rate limit and no limit on the size of a batch.
         */
        delete: operations["deleteContacts"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description `true` moves the contacts to the trash (soft delete). `false` deletes them permanently, and so does
         *     leaving it out; they cannot be recovered then.
         * @default false
         */
        Trash: boolean;
        /** @description Huduma's numeric id of a contact. */
        ContactId: number;
        /**
         * Format: uuid
         * @description Huduma's UUID of a contact. The contacts in a response do not carry it.
         */
        ContactUuid: string;
        /** @description Numeric ids of the contacts to delete. */
        ContactIds: components["schemas"]["ContactId"][];
        /** @description UUIDs of the contacts to delete. */
        ContactUuids: components["schemas"]["ContactUuid"][];
        /** @description At least one of `ids` and `uuids`; both may be given. */
        DeleteContactsRequest: components["schemas"]["DeleteByIdsRequest"] | components["schemas"]["DeleteByUuidsRequest"];
        /** @description Contacts named by their numeric ids, and possibly others by UUID. */
        DeleteByIdsRequest: {
            trash?: components["schemas"]["Trash"];
            ids: components["schemas"]["ContactIds"];
            uuids?: components["schemas"]["ContactUuids"];
        };
        /** @description Contacts named by their UUIDs, and possibly others by numeric id. */
        DeleteByUuidsRequest: {
            trash?: components["schemas"]["Trash"];
            ids?: components["schemas"]["ContactIds"];
            uuids: components["schemas"]["ContactUuids"];
        };
        /** @description The answer to a deletion that went through. */
        DeleteContactsResponse: {
            status: components["schemas"]["SuccessStatus"];
            code: components["schemas"]["SuccessCode"];
            /** @description A sentence for people. */
            message: string;
            timestamp: components["schemas"]["Timestamp"];
            reqId: components["schemas"]["RequestId"];
            path: components["schemas"]["RequestPath"];
            /** @description The deleted contacts. */
            data: components["schemas"]["Contact"][];
        };
        /** @description The answer to a list or a search. */
        ListContactsResponse: {
            status: components["schemas"]["SuccessStatus"];
            code: components["schemas"]["SuccessCode"];
            /** @description A sentence for people. */
            message: string;
            timestamp: components["schemas"]["Timestamp"];
            reqId: components["schemas"]["RequestId"];
            path: components["schemas"]["RequestPath"];
            data: components["schemas"]["ContactPage"];
        };
        /** @description A page of contacts, in the form that Spring gives to pages. */
        ContactPage: {
            /** @description The contacts on this page. */
            content: components["schemas"]["Contact"][];
            /** @description How many contacts there are on all pages. If it differs from one page to the next, the list has changed. */
            totalElements: number;
            /** @description How many pages there are. */
            totalPages: number;
            /** @description How many contacts a page can have. */
            size: number;
            /** @description Which page this is, counted from 1. Not a phone number. */
            number: number;
            sort?: components["schemas"]["Sort"];
            /** @description Whether this is the first page. */
            first: boolean;
            /** @description Whether no page follows. */
            last: boolean;
            /**
             * @description How many contacts are said to be on this page. The page's own sample says ten and shows two contacts, so
             *     count those in `content`.
             */
            numberOfElements: number;
            /** @description Whether there is no contact on this page. */
            empty: boolean;
        };
        /** @description Whether the contacts are sorted. By what, it does not say. */
        Sort: {
            /** @description Whether they are. */
            sorted?: boolean;
            /** @description Whether they are not. */
            unsorted?: boolean;
            /** @description Whether there is nothing that they could be sorted by. */
            empty?: boolean;
        };
        /**
         * @description The HTTP status in words.
         * @constant
         */
        SuccessStatus: "200 OK";
        /**
         * @description Huduma's own code; 0 stands for success.
         * @constant
         */
        SuccessCode: 0;
        /** @description A contact, as it is stored or as it was when it was deleted. It has no uuid. */
        Contact: {
            id: components["schemas"]["ContactId"];
            /** @description The person's full name. */
            names: string;
            /** @description The phone number in international form, digits only, without a plus sign. */
            number: string;
            /** @description The email address, or null where none is stored. */
            email: string | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the contact was deleted. Null for one that is stored, as the list shows it.
             */
            deletedAt: string | null;
        };
        /** @description The one error shape that the page shows. */
        ErrorResponse: {
            /** @description The HTTP status in words, such as "404 NOT FOUND". */
            status: string;
            /**
             * @description Huduma's own code, such as 4040. In both known samples it begins with the HTTP status; no page
             *     states that as a rule.
             */
            code: number;
            /** @description A sentence for people. */
            message: string;
            timestamp: components["schemas"]["Timestamp"];
            reqId: components["schemas"]["RequestId"];
            path: components["schemas"]["RequestPath"];
            /** @description What was wrong, value by value. */
            errors?: components["schemas"]["FieldError"][];
        };
        /** @description One rejected value. */
        FieldError: {
            /** @description The field of the request that was rejected, such as `ids`. */
            field: string;
            /** @description A sentence for people; for a missing contact it names the id. */
            message: string;
            /** @description The value that was rejected, of any type. For a missing contact it is the id. */
            rejectedValue?: unknown;
            /** @description Further values that led to the rejection, by name. */
            rejectingValues?: {
                [key: string]: unknown;
            };
        };
        /**
         * Format: date-time
         * @description A point in time in ISO 8601.
         */
        Timestamp: string;
        /** @description Huduma's id of the request. Quote it when asking their support. */
        RequestId: string;
        /** @description The path that was asked for, `/contacts`. */
        RequestPath: string;
    };
    responses: {
        /** @description A parameter is invalid. Nothing was deleted. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The API token is missing, invalid or expired. Nothing was done. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The account has payment issues. Nothing was done. */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The token lacks the permission for this call. Nothing was done. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description One or more of the contacts were not found, and since the call is one transaction none was deleted.
         *     `errors` names the missing ones.
         */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The HTTP method is not allowed here. A wrong base URL is the likely cause. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The input is well-formed but invalid. Nothing was deleted. */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description An error on Huduma's side. Whether a deletion was carried out is not known. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listContacts: {
        parameters: {
            query?: {
                /**
                 * @description How many contacts there are on a page.
                 * @example 10
                 */
                records?: number;
                /**
                 * @description Which page, counted from 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description Only the contacts of this user. For the accounts of administrators.
                 * @example 1
                 */
                userId?: number;
                /**
                 * @description A term that is looked for in names, numbers and email addresses. How it is matched is not stated.
                 * @example 255712345678
                 */
                query?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts, in `data.content`. It may have none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContactsResponse"];
                };
            };
            /** @description A parameter is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            /**
             * @description Something was not found. The page does not say what: a search that finds nobody is taken to be answered
             *     with an empty page instead.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            405: components["responses"]["MethodNotAllowed"];
            /** @description The parameters are well-formed but invalid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorResponse"];
                };
            };
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which contacts to delete, and whether they go to the trash or for good. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteContactsRequest"];
            };
        };
        responses: {
            /** @description The transaction went through. `data` lists the deleted contacts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteContactsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
