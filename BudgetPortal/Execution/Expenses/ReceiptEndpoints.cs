using BudgetPortal.Planning.Details;
using Microsoft.AspNetCore.Antiforgery;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Receipts over HTTP; see <see cref="FileTransfer"/>.</summary>
public static class ReceiptEndpoints
{
    /// <summary>Where a receipt is fetched, with the expense's id behind it, and where one is sent.</summary>
    public const string Address = "/receipts";

    internal static void MapReceipts(this IEndpointRouteBuilder app) => app.MapFiles(Address, FetchAsync, SendAsync);

    private static async Task FetchAsync(Guid id, HttpContext http, ReceiptService receipts, FileStore files) =>
        await FileTransfer.FetchAsync(http, files, await receipts.FindAsync(id, http.RequestAborted));

    private static Task<IResult> SendAsync(Guid expense, string name, HttpContext http, IAntiforgery antiforgery, ReceiptService receipts) =>
        FileTransfer.SendAsync(http, antiforgery, (body, cancellation) => receipts.AttachAsync(expense, name, body, cancellation));
}
