namespace BudgetPortal.Platform;

/// <summary>Finds and runs the command that the command line names.</summary>
public static class PortalCommands
{
    /// <summary>Runs the command, if the first argument names one rather than an option.</summary>
    /// <returns>The exit status; null when the portal is to be served.</returns>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, string unknown, CancellationToken cancellation)
    {
        if (args is not [var name, ..] || name.StartsWith('-'))
        {
            return null;
        }

        var commands = services.GetServices<IPortalCommand>().ToList();
        if (commands.Find(c => c.Name == name) is { } command)
        {
            return await command.RunAsync(args[1..], cancellation);
        }

        await Console.Error.WriteLineAsync(Words.Format(unknown, name));
        foreach (var usage in commands.Select(c => c.Usage))
        {
            await Console.Error.WriteLineAsync("  " + usage);
        }

        return 2;
    }
}
