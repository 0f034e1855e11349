namespace BudgetPortal.Platform;

/// <summary>Marks an address that answers with what somebody brought along: the browser keeps it apart from the portal.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class UntrustedContentAttribute : Attribute;
