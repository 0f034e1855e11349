using BudgetPortal.Platform;

namespace BudgetPortal.Shell;

/// <summary>What every answer tells the browser not to do: run foreign scripts, show the portal in a frame, guess types, tell others the address.</summary>
internal static class SecurityHeaders
{
    // Components give sizes and shares as style attributes; styles in elements and scripts come from files only.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A file that somebody brought along runs nothing and reaches nothing, whatever is in it.</summary>
    private const string FilePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Set when the answer starts, so that neither an error's answer nor the framework's milder headers replace them.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<UntrustedContentAttribute>() is null ? ContentPolicy : FilePolicy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
