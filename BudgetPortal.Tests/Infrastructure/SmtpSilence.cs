namespace BudgetPortal.Tests.Infrastructure;

/// <summary>Where a mail server hangs.</summary>
public enum SmtpSilence
{
    Never,

    /// <summary>It takes connections and says nothing.</summary>
    Greeting,

    /// <summary>It takes a mail and does not say that it has it.</summary>
    Taken,
}
