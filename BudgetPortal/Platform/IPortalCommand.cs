namespace BudgetPortal.Platform;

/// <summary>Something that the program does from the command line instead of serving pages: <c>-- NAME arguments</c>.</summary>
public interface IPortalCommand
{
    string Name { get; }

    /// <summary>One line that says how to call it.</summary>
    string Usage { get; }

    /// <summary>Runs it.</summary>
    /// <param name="arguments">What stands behind the name, options included.</param>
    /// <returns>The exit status: 0 for success.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation);
}

/// <summary>Reads <c>--name value</c> and plain arguments.</summary>
public sealed class CommandArguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> plain = [];

    public CommandArguments(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
            {
                plain.Add(arguments[i]);
            }
            else if (arguments[i].Split('=', 2) is [var name, var value])
            {
                options[name[2..]] = value;
            }
            else if (i + 1 < arguments.Count)
            {
                options[arguments[i][2..]] = arguments[++i];
            }
        }
    }

    public IReadOnlyList<string> Plain => plain;

    public string? this[string option] => options.GetValueOrDefault(option);
}
