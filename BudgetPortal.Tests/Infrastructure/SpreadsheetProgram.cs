using System.Diagnostics;
using Xunit;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>LibreOffice Calc, without a window and with a profile of its own that is gone afterwards.</summary>
internal static class SpreadsheetProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Opens a file and saves it anew, as somebody would who changed nothing.</summary>
    /// <param name="kind">What it is saved as: <c>xlsx</c> or <c>csv</c>.</param>
    public static async Task<byte[]> SaveAnewAsync(byte[] file, string kind)
    {
        var folder = Directory.CreateTempSubdirectory("budgetportal-calc-");
        try
        {
            var path = Path.Combine(folder.FullName, "lines.xlsx");
            await File.WriteAllBytesAsync(path, file);
            var start = new ProcessStartInfo("soffice") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[]
            {
                $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--norestore", "--convert-to", kind, "--outdir", $"{folder.FullName}/saved", path,
            })
            {
                start.ArgumentList.Add(argument);
            }

            using var program = Process.Start(start)!;
            var told = Task.WhenAll(program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
            using var limit = new CancellationTokenSource(Longest);
            try
            {
                await program.WaitForExitAsync(limit.Token);
            }
            finally
            {
                program.Kill(entireProcessTree: true);
            }

            var saved = Path.Combine(folder.FullName, "saved", $"lines.{kind}");
            Assert.True(File.Exists(saved), string.Join(Environment.NewLine, await told));
            return await File.ReadAllBytesAsync(saved);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
