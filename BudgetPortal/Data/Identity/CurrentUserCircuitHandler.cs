using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BudgetPortal.Data.Identity;

/// <summary>Tells a circuit's scope who is signed in, before its first component is rendered.</summary>
internal sealed class CurrentUserCircuitHandler(CurrentUser user, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        user.Set(state.User);
    }
}
