using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Notifications.Mail;

/// <summary>Where people reach the portal. It never comes from a request, which could name any address.</summary>
public sealed class PortalAddress(IOptionsMonitor<SmtpOptions> options, IServiceProvider services)
{
    private const string Unknown = "http://localhost";

    /// <summary>The whole address of a path in the portal.</summary>
    /// <param name="path">With or without a leading slash.</param>
    public string Of(string path) => $"{Root.TrimEnd('/')}/{path.TrimStart('/')}";

    private string Root => options.CurrentValue.PublicAddress is { Length: > 0 } told ? told : Listening;

    private string Listening
    {
        get
        {
            var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
            var first = addresses?.FirstOrDefault()?.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
            return Uri.TryCreate(first, UriKind.Absolute, out var address)
                ? address.Host is "0.0.0.0" or "[::]" ? $"{address.Scheme}://localhost:{address.Port}" : address.GetLeftPart(UriPartial.Authority)
                : Unknown;
        }
    }
}
