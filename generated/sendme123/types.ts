// Made from specs/sendme123.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/api/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Returns the contacts of the organization, page by page. The provider's overview of its contact calls names
         *     this call, says that the list is paginated, and says nothing else: **the parameters and the body are
         *     assumed**, after the list of messages.
         *
         *     - **There is no search.** A parameter such as `phone` or `email` is documented nowhere, and may be ignored:
         *       the answer is then a page of everybody. Compare `phone`, together with `countryCode`, and `email` yourself.
         *     - **Pages may be ignored.** If `page` does nothing, the first page comes for ever; if `limit` is capped, a
         *       reader that trusts it ends early. Watch for contacts that come again, and count.
         *     - **`meta` may be missing.** The list of messages has `meta` on the Spanish page and `pagination` on the
         *       English one. Without `meta`, nothing says that a page is the last one.
         *     - **Pages shift** when contacts are created or deleted while you read. Read all pages first, and delete
         *       afterwards.
         *     - **`countryCode` may be missing.** Ten equal digits are then no proof of the same number.
         *     - **Soft-deleted contacts** no longer show in the lists of active contacts, according to the Spanish page on
         *       deletion. Not listed is therefore not the same as not stored.
         *
         *     The body holds people's data: don't write it to a log.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unique id of the contact, such as `contact-uuid-123`.
                 * @example contact-uuid-123
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        /**
         * Look a contact up
         * @description Returns one contact. The English page on deletion makes this call first, to show whom it is about to
         *     delete. The contact can change or vanish between the two calls, so a look-up is no guarantee.
         *
         *     The body holds a person's data: don't write it to a log. What it answers for a contact that was
         *     deleted softly is not stated.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /**
         * Delete a contact
         * @description Deletes one contact. What that means depends on which of the provider's two pages is true for your
         *     account:
         *
         *     - The [English page](https://docs.sendme123.com/en/api/contacts/delete) says that the contact is
         *       deleted **permanently**, that this is irreversible, and that the answer is a receipt. It documents
         *       409 for a contact with pending messages.
         *     - The [Spanish page](https://docs.sendme123.com/es/api/contacts/delete) says that the answer is the
         *       contact itself with `deletedAt` set. That is a **soft** delete: the record stays, its `status`
         *       remains `ACTIVE`, it no longer shows in the lists of active contacts, messages sent to it stay in
         *       the history and keep their reference to it, and no new messages can be sent to it. It has no 409,
         *       and its 404 also covers a contact that was already deleted.
         *
         *     What can go wrong:
         *
         *     - **A deletion can be prevented** by pending or recent messages (English page, 409). Message history
         *       may be affected by one that goes through. The page advises deactivating contacts instead.
         *     - **A soft-deleted contact is still personal data.** An answer in the Spanish page's form does not
         *       prove that an erasure request has been honoured.
         *     - **A lost answer says nothing.** Look the contact up before you ask again: a 404 then means that it is not
         *       found. Whether the first request deleted it, for good or only marked as deleted, or whether it was never
         *       there, a 404 does not say.
         */
        delete: operations["deleteContact"];
        options?: never;
        /**
         * Check whether a contact exists
         * @description Answers as the look-up does, without a body. The Spanish page on deletion makes this call first and
         *     reads any status other than success as "not found"; a 401 or a 500 says nothing of the kind, so tell
         *     them apart.
         */
        head: operations["headContact"];
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description One of the two bodies that the provider's pages show: the English page's receipt or the Spanish page's
         *     deleted contact.
         */
        DeleteContactResponse: components["schemas"]["DeletionReceipt"] | components["schemas"]["DeletedContact"];
        /** @description The English page's answer. The contact is gone for good. */
        DeletionReceipt: {
            /** @description A sentence for people. */
            message: string;
            /** @description The id of the contact that was deleted. Compare it with the one that you asked for. */
            deletedContactId: string;
        };
        /**
         * @description The Spanish page's answer: the contact, still stored, with the time of its deletion. Its `status` is
         *     not touched by the deletion.
         */
        DeletedContact: {
            /** @description The id of the contact. Compare it with the one that you asked for. */
            id: string;
            name: components["schemas"]["GivenName"];
            lastName?: components["schemas"]["FamilyName"];
            phone: components["schemas"]["PhoneNumber"];
            /** @description The email address. */
            email?: string | null;
            countryCode?: components["schemas"]["CountryCode"];
            status: components["schemas"]["ContactStatus"];
            birthDate?: components["schemas"]["BirthDate"];
            origin?: components["schemas"]["Origin"];
            organizationId?: components["schemas"]["OrganizationId"];
            customValues?: components["schemas"]["CustomValues"];
            tags?: components["schemas"]["Tags"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
            /**
             * Format: date-time
             * @description When the contact was marked as deleted.
             */
            deletedAt: string;
        };
        /** @description A page of contacts, and what is said of the other pages. */
        ListContactsResponse: {
            /** @description The contacts on this page. */
            data: components["schemas"]["Contact"][];
            meta?: components["schemas"]["PageMeta"];
        };
        /** @description Which page this is, and how many there are. */
        PageMeta: {
            /** @description How many contacts there are on all pages. */
            totalRecords: number;
            /** @description How many pages there are. */
            totalPages?: number;
            /** @description Which page this is, counted from 1. */
            currentPage: number;
            /** @description How many contacts a page can have. */
            limit?: number;
            /** @description Whether a page follows. */
            hasNextPage: boolean;
            /** @description Whether a page comes before. */
            hasPreviousPage?: boolean;
        };
        /** @description A contact as the look-up returns it. */
        Contact: {
            /** @description The id of the contact. */
            id: string;
            name: components["schemas"]["GivenName"];
            lastName?: components["schemas"]["FamilyName"];
            phone: components["schemas"]["PhoneNumber"];
            /** @description The email address. */
            email?: string | null;
            countryCode?: components["schemas"]["CountryCode"];
            status: components["schemas"]["ContactStatus"];
            birthDate?: components["schemas"]["BirthDate"];
            origin?: components["schemas"]["Origin"];
            organizationId?: components["schemas"]["OrganizationId"];
            customValues?: components["schemas"]["CustomValues"];
            tags?: components["schemas"]["Tags"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /** @description The given name. A contact cannot be created without it. */
        GivenName: string;
        /** @description The family name. */
        FamilyName: string | null;
        /** @description The phone number without the country code. A contact cannot be created without it. */
        PhoneNumber: string;
        /** @description The country calling code without a plus sign, such as `57`. */
        CountryCode: string;
        /**
         * @description Whether messages can be sent to the contact. A deletion does not change it: a deleted contact can
         *     still read `ACTIVE`.
         * @enum {string}
         */
        ContactStatus: "ACTIVE" | "INACTIVE" | "BLOCKED";
        /**
         * Format: date-time
         * @description The date of birth, as midnight UTC.
         */
        BirthDate: string | null;
        /** @description Where the contact came from, such as `API`. */
        Origin: string;
        /** @description The id of the organization that the contact belongs to. */
        OrganizationId: string;
        /** @description Values of the organization's own fields. */
        CustomValues: unknown[];
        /** @description The tags on the contact. */
        Tags: components["schemas"]["Tag"][];
        /** @description A label that an organization puts on contacts. */
        Tag: {
            /** @description The id of the tag. */
            id: string;
            /** @description What the tag is called. */
            name: string;
            /** @description What the tag is for. */
            description?: string | null;
            /** @description A colour in hexadecimal RGB, such as `#FF5722`. */
            color?: string;
            organizationId?: components["schemas"]["OrganizationId"];
            createdAt?: components["schemas"]["Timestamp"];
            updatedAt?: components["schemas"]["Timestamp"];
        };
        /**
         * Format: date-time
         * @description A point in time in ISO 8601.
         */
        Timestamp: string;
    };
    responses: {
        /** @description The contact id is invalid. No body is documented. */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The API key or token is missing or invalid. No body is documented. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description The credential is valid and lacks the permission. Any call may answer so, according to a
         *     sibling page of the provider's documentation. No body is documented.
         */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The contact was not found. No body is documented. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description Too many requests. Any call may answer so, according to a sibling page of the provider's documentation.
         *     Neither the limit nor a `Retry-After` header is documented, and no body is.
         */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description An error on sendme123's side. Whether a deletion was carried out is not known. No body is documented. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The unique id of the contact, such as `contact-uuid-123`.
         * @example contact-uuid-123
         */
        ContactId: string;
    };
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
                 * @description Which page, counted from 1.
                 * @example 1
                 */
                page?: number;
                /**
                 * @description How many contacts there are on a page, 100 at the most.
                 * @example 10
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts, in `data`. It may have none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContactsResponse"];
                };
            };
            /** @description A parameter is invalid. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            /** @description An error on sendme123's side. No body is documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unique id of the contact, such as `contact-uuid-123`.
                 * @example contact-uuid-123
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deleteContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unique id of the contact, such as `contact-uuid-123`.
                 * @example contact-uuid-123
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The contact was deleted. The English page shows a receipt; the Spanish page shows the contact with
             *     `deletedAt` set.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteContactResponse"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The contact was not found. The Spanish page adds: or was already deleted. No body is documented. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description The contact has pending messages and was not deleted. Only the English page has this status. No
             *     body is documented.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    headContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The unique id of the contact, such as `contact-uuid-123`.
                 * @example contact-uuid-123
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact exists. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
