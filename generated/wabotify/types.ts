// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/api/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all contacts
         * @description Returns the contacts of one workspace, page by page.
         *
         *     - **A token leads to the next page.** Send the `continuationToken` of an answer with the next request, and
         *       stop at the answer in which it is null. How long a token lives is not stated.
         *     - **A page has 20 contacts, or about 20.** The page says both. Fewer than 20 come with a null token. If the
         *       number of contacts is a multiple of 20, the list may end with a full page and a null token, or with one more
         *       token that leads to an empty page.
         *     - **The order is not stated,** and no page promises that a list stands still while you read it. Compare the
         *       ids of the pages, and begin again if one comes twice.
         *     - **It may be labelled as text.** The page shows JSON. The sister site, Plazbot, labels this list as
         *       `text/plain`.
         *     - **A 200 may say no.** Only `success: true` with `code` 200 and a list is an answer.
         *     - **The workspace is named twice,** in the header and in the query. Make sure that they agree. A list with
         *       somebody in it proves the workspace and the server.
         *
         *     The body holds people's data, and the text of their last messages: don't write it to a log.
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
    "/api/contact/searchByCellphone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find contacts by phone number
         * @description Returns the contacts of one workspace that have a phone number.
         *
         *     - **How numbers are compared is not stated.** One that you are shown may only resemble the one that you asked
         *       for. Compare `platformSenderPhone` and `internalWhatsappNumber` yourself: a contact that somebody added by
         *       hand may have its number in the second alone.
         *     - **The number is digits and nothing else.** The page asks for it without `+`, hyphens and spaces. A `+` that
         *       is not encoded arrives as a space, and nobody is found.
         *     - **The country code belongs to it "where it applies".** Numbers may be stored without it, so nobody found
         *       with it does not mean that nobody is there. Ask for both forms.
         *     - **`data.contactId` is not explained.** It is not the id to delete: take the id of each contact from
         *       `data.data`, and from nowhere else.
         *     - **Several contacts may match.** The page puts all of them into the list, and knows no pages of it.
         *     - **A 200 may say no.** Only `success: true` with `code` 200 and a list is an answer; an empty list and a
         *       `success` that is false are not the same.
         *     - **A 404 may mean the workspace,** or the zone, and not only that nobody has the number. It says so only
         *       after another call has found somebody in the workspace.
         *     - **The number stands in the URL,** and so in the logs of whatever it passes through.
         *
         *     The body holds people's data, and the text of their last messages: don't write it to a log.
         */
        get: operations["searchContactsByPhone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact/searchByEmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find contacts by email address
         * @description Returns the contacts of one workspace that have an email address.
         *
         *     - **How addresses are compared is not stated,** nor whether capital letters count. One that you are shown may
         *       only resemble the one that you asked for: compare `email` yourself, and `platformSenderEmail` where it is.
         *     - **Encode the address completely.** The page names `@`, which becomes `%40`. A `+` becomes `%2B`; one that is
         *       not encoded arrives as a space, and nobody is found.
         *     - **`data.contactId` is not explained.** It is not the id to delete: take the id of each contact from
         *       `data.data`, and from nowhere else.
         *     - **Several contacts may match.** The page puts all of them into the list, and knows no pages of it.
         *     - **A person may have contacts without the address.** Each belongs to one channel, and one of WhatsApp
         *       need not have an email address: search for the phone number, too.
         *     - **A 200 may say no.** Only `success: true` with `code` 200 and a list is an answer; an empty list and a
         *       `success` that is false are not the same.
         *     - **A 404 may mean the workspace,** or the zone, and not only that nobody has the address. It says so only
         *       after another call has found somebody in the workspace.
         *     - **The address stands in the URL,** and so in the logs of whatever it passes through.
         *
         *     The body holds people's data, and the text of their last messages: don't write it to a log.
         */
        get: operations["searchContactsByEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the contact, such as `contact-id-1`.
                 * @example contact-id-1
                 */
                contactId: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        /**
         * Look a contact up
         * @description Returns one contact of one workspace.
         *
         *     - **Two shapes are documented.** The page shows a list in `data.data`, which holds the contact. The
         *       sister site, Plazbot, shows the contact itself in `data`.
         *     - **`data.contactId` is not explained.** Take the id of a contact from its own `id` and from nowhere else,
         *       and compare it with the one that you asked for.
         *     - **A 200 may say no.** Only `success: true` with `code` 200 and the contact in question finds it; anything
         *       else says neither that it is there nor that it is not.
         *     - **A 404 may mean the workspace,** or the zone, as it may for a deletion.
         *     - **The workspace is named twice,** in the header and in the query. Make sure that they agree.
         *
         *     The body holds a person's data, and the text of the last message: don't write it to a log.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact/delete-batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a batch of contacts
         * @description Deletes the contacts named in `contactIds` from one workspace.
         *
         *     - **It may be irreversible.** The page says that this depends on the provider's policy and asks you
         *       to check it in your own environment. Treat it as final.
         *     - **The server is that of the account's zone,** America or Europe. The wrong one is taken to answer as
         *       if nobody were there.
         *     - **The workspace is named twice,** in the header and in the body. Make sure that they agree.
         *     - **The field is called `ids` and holds one id.** The name is plural, the value is a single string.
         *     - **A batch that partly fails is not described.** After an error, some of its contacts may be gone.
         *     - **Very large deletions may hit limits** that the page does not state. Send them in smaller batches.
         */
        post: operations["deleteContacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The contacts to delete, and the workspace they belong to. */
        DeleteBatchRequest: {
            /** @description The id of the workspace, the same as in the header. */
            workspaceId: string;
            /** @description The contacts to delete, each wrapped in an object. */
            contactIds: components["schemas"]["ContactReference"][];
        };
        /** @description One contact. */
        ContactReference: {
            /** @description The id of one contact. The name is plural, the value is one id. */
            ids: string;
        };
        /** @description The wrapper that the page gives as an illustration of what an implementation may answer. */
        DeleteBatchResponse: {
            /** @description Whether the deletion went through. */
            success: boolean;
            code?: components["schemas"]["StatusCode"];
            errorCode?: components["schemas"]["ErrorCode"];
            message?: components["schemas"]["Message"];
            /** @description Null on success. What it holds otherwise is not shown. */
            data?: unknown;
        };
        /** @description One of the two shapes in which a contact comes, or the wrapper without one. */
        GetContactResponse: components["schemas"]["ContactInList"] | components["schemas"]["ContactItself"] | components["schemas"]["NoContact"];
        /** @description What a search found, in a list, or the wrapper without one. */
        SearchContactsResponse: components["schemas"]["ContactInList"] | components["schemas"]["NoContact"];
        /** @description A page of the list of all contacts, or the wrapper without one. */
        ListContactsResponse: components["schemas"]["ContactPage"] | components["schemas"]["NoContact"];
        /** @description A page of the list of all contacts. */
        ContactPage: {
            success: components["schemas"]["LookUpSuccess"];
            code: components["schemas"]["StatusCode"];
            errorCode?: components["schemas"]["ErrorCode"];
            message?: components["schemas"]["Message"];
            data: components["schemas"]["PagedContacts"];
        };
        /** @description Some of the contacts, and the way to the next ones. */
        PagedContacts: {
            /** @description The workspace that the contacts are in. */
            workspaceId?: string;
            /** @description What to send for the next page. Null says that there is none; one that is missing says nothing. */
            continuationToken?: string | null;
            /** @description The contacts of this page. */
            data: components["schemas"]["Contact"][];
        };
        /** @description The page's own shape. The contact, or each that was found, is in a list. */
        ContactInList: {
            success: components["schemas"]["LookUpSuccess"];
            code: components["schemas"]["StatusCode"];
            errorCode?: components["schemas"]["ErrorCode"];
            message?: components["schemas"]["Message"];
            data: components["schemas"]["ListedContacts"];
        };
        /** @description The shape that the sister site shows. The contact is not in a list. */
        ContactItself: {
            success: components["schemas"]["LookUpSuccess"];
            code: components["schemas"]["StatusCode"];
            errorCode?: components["schemas"]["ErrorCode"];
            message?: components["schemas"]["Message"];
            data: components["schemas"]["Contact"];
        };
        /** @description The wrapper without a contact. It is no evidence that the contact is not there. */
        NoContact: {
            /**
             * @description That no contact was found, or that something went wrong.
             * @constant
             */
            success: false;
            code?: components["schemas"]["StatusCode"];
            errorCode?: components["schemas"]["ErrorCode"];
            message?: components["schemas"]["Message"];
            /** @description What it holds without a contact is not shown. */
            data?: unknown;
        };
        /** @description Whether the look-up went through. */
        LookUpSuccess: boolean;
        /** @description The HTTP status again. */
        StatusCode: number;
        /** @description Null on success. What it holds otherwise is not shown. */
        ErrorCode: unknown;
        /** @description A sentence for people. */
        Message: string;
        /** @description The contact in question, or all that were found, in a list. */
        ListedContacts: {
            /** @description Not explained. It is not the id of the contact to rely on. */
            contactId?: string;
            /** @description The contacts. How well they match what was searched for is not stated. */
            data: components["schemas"]["Contact"][];
        };
        /** @description A contact of the workspace. */
        Contact: {
            /** @description The id of the contact. Compare it with the one that you asked for. */
            id: string;
            creationDate?: components["schemas"]["Timestamp"];
            /** @description The agent that the contact is assigned to. */
            assignedAgentId?: string | null;
            /** @description The name of that agent. */
            assignedAgentName?: string | null;
            /** @description The segment that the contact is in. */
            segmentationId?: string | null;
            /** @description The text of the last message. It may say anything about a person. */
            lastMessage?: string | null;
            /**
             * Format: date-time
             * @description When that message came, with a date and a time.
             */
            lastMessageDate?: string | null;
            /** @description The id of the person on the channel. */
            platformSenderId?: string | null;
            /** @description The name of the person on the channel. It may be empty. */
            platformSenderName?: string;
            /** @description The phone number of the person on the channel. */
            platformSenderPhone?: string | null;
            /** @description Whether the last message was read. */
            isRead?: boolean;
            /** @description Whether a bot may answer. */
            isBotEnabled?: boolean;
            /** @description Whether somebody added the contact by hand. */
            isManuallyAdded?: boolean;
            /** @description Null in the sample. What it holds otherwise is not shown. */
            avatarColor?: unknown;
            /** @description Where the contact stands on the board. */
            orderInCards?: number;
            orderInCardsLastUpdated?: components["schemas"]["Timestamp"];
            /** @description The tags of the contact. */
            tags?: components["schemas"]["ContactTag"][];
            /** @description The files of the contact. What one looks like is not shown. */
            files?: unknown[];
            /** @description Whether the conversation is marked as solved. */
            isSolved?: boolean;
            /** @description The workspace that the contact is in. */
            workspaceId?: string;
            /** @description The given name. */
            name?: string;
            /** @description The family name. */
            lastname?: string;
            /** @description The email address. */
            email?: string | null;
            /** @description The channel, such as 2 for WhatsApp. */
            platformId?: number;
            /** @description The stage that the contact is in. */
            stageId?: string;
            /** @description A phone number that the workspace has noted. It may be the only one of a contact. */
            internalWhatsappNumber?: string | null;
            /** @description The email address of the person on the channel. */
            platformSenderEmail?: string | null;
            /** @description The variables of the contact. What one looks like is not shown. */
            variables?: unknown[];
            /** @description The fields that the workspace has defined. They may say anything about a person. */
            customFields?: components["schemas"]["CustomField"][];
            /** @description Whether the contact is blocked. */
            blocked?: boolean;
        };
        /** @description A field that the workspace has defined. */
        CustomField: {
            /** @description What the field is called, in a list. */
            code?: string;
            /** @description What the field is called, of a contact by itself. */
            name?: string;
            /** @description What it holds. Its kind is not stated. */
            value?: unknown;
        };
        /** @description A tag of a contact. */
        ContactTag: {
            /** @description The id of the tag. */
            id?: string;
            /** @description The name of the tag. */
            name?: string;
            /** @description Null in the sample. What it holds otherwise is not shown. */
            color?: unknown;
            assignmentDate?: components["schemas"]["Timestamp"];
        };
        /**
         * Format: date-time
         * @description A date and a time, in the sample with seven decimals of a second.
         */
        Timestamp: string;
    };
    responses: never;
    parameters: {
        /**
         * @description The id of the contact, such as `contact-id-1`.
         * @example contact-id-1
         */
        ContactId: string;
        /**
         * @description The id of the workspace, the same as in the header.
         * @example your_workspace_id
         */
        InWorkspace: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listContacts: {
        parameters: {
            query: {
                /**
                 * @description The token of the page before. Leave it out for the first page.
                 * @example token-of-page-2
                 */
                continuationToken?: string;
                /**
                 * @description The id of the workspace, the same as in the header.
                 * @example your_workspace_id
                 */
                workspaceId: components["parameters"]["InWorkspace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts, with the token of the next one if there is one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListContactsResponse"];
                };
            };
            /** @description `continuationToken` or `workspaceId` is malformed. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The header `x-workspace-id` is missing or invalid. No body is documented. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description The workspace was not found. The server of a zone that the account is not in is taken to answer so, too. No
             *     body is documented.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error on Wabotify's side. No body is documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchContactsByPhone: {
        parameters: {
            query: {
                /**
                 * @description The phone number as digits, with the country code where it applies, such as `51987654321`.
                 * @example 51987654321
                 */
                cellphone: string;
                /**
                 * @description The id of the workspace, the same as in the header.
                 * @example your_workspace_id
                 */
                workspaceId: components["parameters"]["InWorkspace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts that were found, in a list. It may be empty, or may be missing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchContactsResponse"];
                };
            };
            /** @description `cellphone` or `workspaceId` is malformed. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The header `x-workspace-id` is missing or invalid. No body is documented. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description No contact has that number, or the workspace was not found. The server of a zone that the account is not in
             *     is taken to answer so, too. No body is documented.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error on Wabotify's side. No body is documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    searchContactsByEmail: {
        parameters: {
            query: {
                /**
                 * @description The email address, such as `user@example.com`, encoded as a part of a URL.
                 * @example user@example.com
                 */
                email: string;
                /**
                 * @description The id of the workspace, the same as in the header.
                 * @example your_workspace_id
                 */
                workspaceId: components["parameters"]["InWorkspace"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contacts that were found, in a list. It may be empty, or may be missing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchContactsResponse"];
                };
            };
            /** @description A parameter is invalid, such as a malformed `email`. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The header `x-workspace-id` is missing or invalid. No body is documented. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description No contact has that address, or the workspace was not found. The server of a zone that the account is not in
             *     is taken to answer so, too. No body is documented.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error on Wabotify's side. No body is documented. */
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
            query: {
                /**
                 * @description The id of the workspace, the same as in the header.
                 * @example your_workspace_id
                 */
                workspaceId: components["parameters"]["InWorkspace"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the contact, such as `contact-id-1`.
                 * @example contact-id-1
                 */
                contactId: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The contact, in one of two shapes. The page shows a list with one contact in it; the sister site shows
             *     the contact itself.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetContactResponse"];
                };
            };
            /** @description The id or `workspaceId` is malformed. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The header `x-workspace-id` is missing or invalid. No body is documented. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description The contact was not found, or the workspace was not. The server of a zone that the account is not in is
             *     taken to answer so, too. No body is documented.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error on Wabotify's side. No body is documented. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteContacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The workspace, and the contacts of it to delete. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteBatchRequest"];
            };
        };
        responses: {
            /**
             * @description The contacts were deleted. The answer comes with or without a body. The page officially shows
             *     none; the body below is its illustration of a wrapper like that of other endpoints.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteBatchResponse"];
                };
            };
            /** @description The body is invalid, or ids are malformed. No body is documented. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The header `x-workspace-id` is missing or invalid. No body is documented. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description The workspace was not found, or contacts were not. The status does not tell which, nor which of
             *     the contacts. The server of a zone that the account is not in is taken to answer so, too. No body
             *     is documented.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description An error on Wabotify's side. Whether any of the contacts was deleted is not known. No body is
             *     documented.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
