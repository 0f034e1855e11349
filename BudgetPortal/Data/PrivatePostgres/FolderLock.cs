namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>
/// A lock on a file, between processes and within one. The kernel lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const int WouldBlock = 11;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(50);
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock if it is free; a shared one is free while others share it. Null when it is not.</summary>
    public static FolderLock? TryTake(string path, bool shared)
    {
        try
        {
            // FileShare.None is flock's exclusive lock, everything else its shared lock.
            var share = shared ? FileShare.ReadWrite : FileShare.None;
            return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share));
        }
        catch (IOException exception) when (exception.HResult == WouldBlock)
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting for it.</summary>
    /// <exception cref="PrivatePostgresException">Another process kept it for the whole of <paramref name="timeout"/>.</exception>
    public static async Task<FolderLock> TakeAsync(string path, bool shared, TimeSpan timeout, CancellationToken cancellation)
    {
        var deadline = Environment.TickCount64 + timeout.TotalMilliseconds;
        while (true)
        {
            if (TryTake(path, shared) is { } taken)
            {
                return taken;
            }

            if (Environment.TickCount64 > deadline)
            {
                throw new PrivatePostgresException($"Another portal keeps the lock {path}. Stop it, or use another BudgetPortal:DataFolder.");
            }

            await Task.Delay(RetryEvery, cancellation);
        }
    }

    public void Dispose() => file.Dispose();
}
