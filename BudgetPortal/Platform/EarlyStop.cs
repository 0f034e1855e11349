using System.Runtime.InteropServices;

namespace BudgetPortal.Platform;

/// <summary>Lets the portal be stopped before it serves pages: while it migrates, loads the demo or runs a command.</summary>
public static class EarlyStop
{
    /// <summary>Turns a signal into an orderly stop, which also stops a private database.</summary>
    public static PosixSignalRegistration StopOn(this WebApplication app, PosixSignal signal) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            app.Lifetime.StopApplication();
        });
}
