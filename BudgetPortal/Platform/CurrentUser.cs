using System.Security.Claims;

namespace BudgetPortal.Platform;

/// <summary>
/// The signed-in user of this scope: an HTTP request, a circuit or a job. It only says who they are; what they may do is read from the
/// database by each operation, so that a right that is taken ends at once.
/// </summary>
public sealed class CurrentUser
{
    public Actor Actor { get; private set; } = Actor.Nobody;

    public bool IsSignedIn => Actor.UserId is not null;

    /// <summary>The user's id.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Guid Id => Actor.UserId ?? throw new InvalidOperationException("Nobody is signed in.");

    public void Set(Actor actor) => Actor = actor;

    public void Set(ClaimsPrincipal principal) => Actor = PortalClaims.Read(principal) ?? Actor.Nobody;
}
