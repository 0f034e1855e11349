using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;

namespace BudgetPortal.Data;

/// <summary><c>-- migrate</c>: brings the database's schema up to date.</summary>
internal sealed class MigrateCommand(DatabasePreparation preparation) : IPortalCommand
{
    public string Name => "migrate";

    public string Usage => "migrate";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await preparation.MigrateAsync(cancellation);
        await Console.Out.WriteLineAsync(DataText.Migrated);
        return 0;
    }
}

/// <summary><c>-- create-organization CODE NAME --admin EMAIL</c>: starts a portal without the demo.</summary>
internal sealed class CreateOrganizationCommand(OrganizationCreation creation, IServiceScopeFactory scopes) : IPortalCommand
{
    public string Name => "create-organization";

    public string Usage => "create-organization CODE NAME --admin EMAIL [--currency EUR] [--time-zone Europe/Berlin]";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var options = new CommandArguments(arguments);
        if (options.Plain is not [var code, var name] || options["admin"] is not { } email)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var created = await creation.CreateAsync(
            code, name, email, options["currency"] ?? "EUR", options["time-zone"] ?? "UTC", cancellation);
        if (!created.Succeeded)
        {
            await Console.Error.WriteLineAsync(created.Error!.Message);
            return 1;
        }

        await using var scope = scopes.CreateAsyncScope();
        var path = await scope.ServiceProvider.GetRequiredService<UserAccounts>().OneTimePathAsync(created.Value.Id);
        await Console.Out.WriteLineAsync(Words.Format(DataText.OrganizationCreated, name, email));
        await Console.Out.WriteLineAsync(Words.Format(DataText.OneTimeLink, path));
        return 0;
    }
}
