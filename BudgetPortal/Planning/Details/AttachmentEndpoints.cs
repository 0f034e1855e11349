using Microsoft.AspNetCore.Antiforgery;

namespace BudgetPortal.Planning.Details;

/// <summary>Files of lines over HTTP; see <see cref="FileTransfer"/>.</summary>
public static class AttachmentEndpoints
{
    /// <summary>Where a file is fetched, with its id behind it, and where one is sent.</summary>
    public const string Address = "/attachments";

    internal static IServiceCollection AddAttachments(this IServiceCollection services) => services
        .AddScoped<FileStore>()
        .AddSingleton<IFileHolder, LineFiles>()
        .AddScoped<AttachmentService>()
        .AddFileTransfer();

    internal static void MapAttachments(this IEndpointRouteBuilder app) => app.MapFiles(Address, FetchAsync, SendAsync);

    private static async Task FetchAsync(Guid id, HttpContext http, AttachmentService attachments, FileStore files) =>
        await FileTransfer.FetchAsync(http, files, await attachments.FindAsync(id, http.RequestAborted));

    private static Task<IResult> SendAsync(Guid line, string name, HttpContext http, IAntiforgery antiforgery, AttachmentService attachments) =>
        FileTransfer.SendAsync(http, antiforgery, (body, cancellation) => attachments.AddAsync(line, name, body, cancellation));
}
