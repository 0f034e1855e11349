namespace BudgetPortal.Platform;

/// <summary>Finds and runs the command that the command line names.</summary>
public static class PortalCommands
{
    /// <summary>Runs the command: the first argument that is neither an option nor an option's value.</summary>
    /// <returns>The exit status; null when the portal is to be served.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, string unknown, CancellationToken cancellation)
    {
        if (new CommandArguments(args).Plain is not [var name, ..] || name.StartsWith('-'))
        {
            return null;
        }

        var commands = services.GetServices<IPortalCommand>().ToList();
        if (commands.Find(c => c.Name == name) is { } command)
        {
            var at = Array.IndexOf(args, name);
            return await command.RunAsync([.. args[..at], .. args[(at + 1)..]], cancellation);
        }

        await Console.Error.WriteLineAsync(Words.Format(unknown, name));
        foreach (var usage in commands.Select(c => c.Usage))
        {
            await Console.Error.WriteLineAsync("  " + usage);
        }

        return 2;
    }
}
