// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

export interface paths {
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
            /** @description The HTTP status again. */
            code?: number;
            /** @description Null on success. What it holds otherwise is not shown. */
            errorCode?: unknown;
            /** @description A sentence for people. */
            message?: string;
            /** @description Null on success. What it holds otherwise is not shown. */
            data?: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
