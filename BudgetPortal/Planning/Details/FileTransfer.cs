using System.Security.Claims;
using System.Threading.RateLimiting;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// How files come and go: by plain requests, since a circuit would carry twenty megabytes in small messages among everything else. A file
/// comes as the body of its request, so that nothing of it is put together in memory or on disk.
/// </summary>
internal static class FileTransfer
{
    private const string Sending = "attachments";

    /// <summary>Files that one person sends at the same time; their browser sends one after the other.</summary>
    private const int AtOnce = 4;

    /// <summary>Nobody holds the portal up with many long requests.</summary>
    public static IServiceCollection AddFileTransfer(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Sending, http => RateLimitPartition.GetConcurrencyLimiter(
            http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty,
            _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce }));
    });

    /// <param name="address">Where a file is sent, and with an id behind it, fetched.</param>
    public static void MapFiles(this IEndpointRouteBuilder app, string address, Delegate fetch, Delegate send)
    {
        app.MapGet(address + "/{id:guid}", fetch).RequireAuthorization().WithMetadata(new UntrustedContentAttribute());
        app.MapPost(address, send)
            .RequireAuthorization().DisableCookieRedirect().RequireRateLimiting(Sending).WithMetadata(new SkipStatusCodePagesAttribute());
    }

    /// <summary>Answers with a file to be saved; with 404 when there is none.</summary>
    public static async Task FetchAsync(HttpContext http, FileStore files, StoredFile? file)
    {
        if (file is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.ContentType = file.ContentType.StartsWith("text/", StringComparison.Ordinal) ? file.ContentType + "; charset=utf-8" : file.ContentType;
        http.Response.ContentLength = file.Size;
        if (!await files.CopyAsync(file, http.Response.Body, http.RequestAborted))
        {
            http.Abort();
        }
    }

    /// <summary>Takes the body of a request in as a file.</summary>
    public static async Task<IResult> SendAsync(HttpContext http, IAntiforgery antiforgery, Func<Stream, CancellationToken, Task<Result<Guid>>> receive)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Refused(new Error("platform.form_expired", DetailsText.PageIsOld), StatusCodes.Status400BadRequest);
        }

        if (http.Request.ContentLength > FileStore.MostBytes)
        {
            return Refused(FileStore.TooLarge(), StatusCodes.Status413PayloadTooLarge);
        }

        // Who says nothing about the length may send a piece more than is taken; the store counts.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = FileStore.MostBytes + AttachmentChunk.Size;
        }

        try
        {
            var added = await receive(http.Request.Body, http.RequestAborted);
            return added.Error is { } error ? Refused(error, StatusOf(error)) : Results.Ok(new { Id = added.Value });
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException || (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            // The connection broke, or whoever sent it thought better of it: there is nobody to answer.
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Refused(Error error, int status) => Results.Json(new { error.Code, error.Message }, statusCode: status);

    private static int StatusOf(Error error) => error.Code switch
    {
        "planning.line_gone" or "execution.not_found" => StatusCodes.Status404NotFound,
        "planning.attachment_too_large" => StatusCodes.Status413PayloadTooLarge,
        "planning.attachment_type" or "planning.attachment_disguised" => StatusCodes.Status415UnsupportedMediaType,
        "platform.not_permitted" or "planning.not_your_cost_center" or "execution.not_your_expense" => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
