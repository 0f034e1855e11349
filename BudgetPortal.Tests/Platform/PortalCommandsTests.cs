using BudgetPortal.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Platform;

/// <summary>Without these, a command behind an option would start a second portal in silence instead of doing what it says.</summary>
public sealed class PortalCommandsTests
{
    [Theory]
    [InlineData("greet", "you", "--to=them")]
    [InlineData("--to=them", "greet", "you")]
    [InlineData("--to", "them", "greet", "you")]
    public async Task A_command_is_found_before_and_behind_options(params string[] args)
    {
        var greet = new Greet();
        Assert.Equal(7, await RunAsync(greet, args));
        Assert.Equal("you", Assert.Single(greet.Told!.Plain));
        Assert.Equal("them", greet.Told["to"]);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:5080")]
    [InlineData("--Demo:Enabled=true")]
    public async Task Options_alone_serve_the_portal(params string[] args) => Assert.Null(await RunAsync(new Greet(), args));

    [Fact]
    public async Task An_unknown_command_is_refused() => Assert.Equal(2, await RunAsync(new Greet(), ["--to=them", "grete"]));

    private static async Task<int?> RunAsync(Greet greet, string[] args)
    {
        await using var services = new ServiceCollection().AddSingleton<IPortalCommand>(greet).BuildServiceProvider();
        return await PortalCommands.RunAsync(services, args, "No command {0}.", CancellationToken.None);
    }

    private sealed class Greet : IPortalCommand
    {
        public string Name => "greet";

        public string Usage => "greet WHOM";

        public CommandArguments? Told { get; private set; }

        public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
        {
            Told = new CommandArguments(arguments);
            return Task.FromResult(7);
        }
    }
}
