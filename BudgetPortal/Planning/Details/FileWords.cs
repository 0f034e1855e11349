using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>How files are written about.</summary>
internal static class FileWords
{
    private const int Kilobyte = 1024;

    /// <summary>Endings for the browser's own dialog.</summary>
    public static string Accepted { get; } = string.Join(',', FileKind.All.SelectMany(k => k.Endings));

    /// <summary>1.4 MB, 320 KB, 12 bytes.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Kilobyte => Words.Format(DetailsText.Bytes, bytes),
        < Kilobyte * Kilobyte => Words.Format(DetailsText.Kilobytes, Numbers.Plain(Math.Ceiling((decimal)bytes / Kilobyte))),
        _ => Words.Format(DetailsText.Megabytes, Numbers.Plain((decimal)bytes / (Kilobyte * Kilobyte), 1)),
    };
}
