// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

export interface paths {
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
        /** @description The page's own shape. The contact is in a list. */
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
        /** @description The contact in question, in a list. */
        ListedContacts: {
            /** @description Not explained. It is not the id of the contact to rely on. */
            contactId?: string;
            /** @description The contact. */
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
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getContact: {
        parameters: {
            query: {
                /**
                 * @description The id of the workspace, the same as in the header.
                 * @example your_workspace_id
                 */
                workspaceId: string;
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
