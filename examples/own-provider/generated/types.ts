// Made from spec.yaml by `contact-deletion generate`. Do not edit.

export interface paths {
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List people
         * @description One page of the people that are there, in the order in which they were created. `nextCursor` leads to the next
         *     page; on the last one it is null. A person that is deleted between two pages is left out, and nobody else is.
         */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the person.
                 * @example per_1a2b
                 */
                id: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        /**
         * Look a person up
         * @description The person, or what became of them: 410 if they were deleted, 404 if there never was one with this id.
         */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        /**
         * Delete a person
         * @description Deletes one person, for good. There is no trash and no way back.
         *
         *     - **Only `everything` is erasure.** With `profile`, the messages that were written to the person stay, and with
         *       them whatever they say about the person.
         *     - **The success has no body.** It is for the one person in the path.
         *     - **A lost answer says nothing.** Look the person up before you ask again: 410 then means that they were deleted,
         *       by the lost request or by somebody else.
         */
        delete: operations["deletePerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description `per_`, then small letters and digits. An id is never given twice, and `per_0` is never given to anybody. */
        PersonId: string;
        /**
         * @description How much a deletion takes along. `everything`: the profile and all messages. `profile`: the profile alone.
         * @enum {string}
         */
        Scope: "profile" | "everything";
        /** @description A person in the CRM. */
        Person: {
            id: components["schemas"]["PersonId"];
            /** @description What the person is called. */
            name: string;
            /** @description The email address; null if none is known. */
            email: string | null;
            /** @description Whether the person is under a legal hold, which prevents a deletion. */
            legalHold: boolean;
            /**
             * Format: date-time
             * @description When the person was created, in ISO 8601.
             */
            createdAt: string;
        };
        /** @description A page of people. */
        PersonList: {
            /** @description The people of this page. */
            people: components["schemas"]["Person"][];
            /** @description Leads to the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description The one shape of an error. */
        Problem: {
            error: components["schemas"]["ProblemDetails"];
        };
        /** @description What went wrong. */
        ProblemDetails: {
            /** @description Acme's own code, such as `person_not_found`. It tells a person who is not there from an address that is not. */
            code: string;
            /** @description A sentence for people. */
            message: string;
        };
    };
    responses: {
        /** @description The id, or a parameter, is invalid. Nothing was done. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The API key is missing or invalid. Nothing was done. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The API key lacks the permission. Nothing was done. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no person with this id, and there never was. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The person is under a legal hold, and was not deleted. */
        LegalHold: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The person was deleted before. */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. Nothing was done. */
        TooManyRequests: {
            headers: {
                /**
                 * @description After how many seconds to ask again.
                 * @example 30
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description An error on Acme's side. Whether a deletion was carried out is not known. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the person.
         * @example per_1a2b
         */
        PersonId: components["schemas"]["PersonId"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPeople: {
        parameters: {
            query?: {
                /**
                 * @description The `nextCursor` of the page before. The first page has none.
                 * @example per_1a2b
                 */
                cursor?: string;
                /**
                 * @description How many people a page has at most.
                 * @example 50
                 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of people. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the person.
                 * @example per_1a2b
                 */
                id: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deletePerson: {
        parameters: {
            query: {
                /**
                 * @description What goes. `profile` keeps the messages that were written to the person.
                 * @example everything
                 */
                scope: components["schemas"]["Scope"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the person.
                 * @example per_1a2b
                 */
                id: components["parameters"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["LegalHold"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
