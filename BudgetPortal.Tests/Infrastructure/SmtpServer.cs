using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>A mail server on a socket of this machine that a test can let refuse, hang and die.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource life = new();
    private readonly ConcurrentDictionary<Socket, bool> clients = new();
    private readonly ConcurrentQueue<ReceivedMail> mails = new();
    private readonly Task accepting;
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SmtpServer(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>With these a portal sends its mails here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Smtp:UseTls"] = "false",
        ["Smtp:From"] = "portal@test.example",
    };

    /// <summary>What it took, in order; also what it could not confirm anymore.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <summary>Ends when the first sender connects.</summary>
    public Task Connected => connected.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Its answer to a recipient, such as <c>550 no such user</c>; null takes them.</summary>
    public Func<string, string?> AnswerTo { get; set; } = _ => null;

    /// <summary>Where it says no more, until <see cref="GoOn"/>.</summary>
    public SmtpSilence Hangs { get; set; }

    /// <summary>Happens when a mail is taken, before the sender is told.</summary>
    public Action<ReceivedMail> Taken { get; set; } = _ => { };

    /// <param name="port">0 for a free one.</param>
    public static SmtpServer Start(int port = 0) => new(port);

    /// <summary>Hangs no longer, and answers those who still wait.</summary>
    public void GoOn()
    {
        Hangs = SmtpSilence.Never;
        goesOn.TrySetResult();
    }

    /// <summary>Dies at once, with all connections.</summary>
    public void Kill()
    {
        life.Cancel();
        listener.Stop();
        foreach (var client in clients.Keys)
        {
            client.Close(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await accepting;
        life.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(life.Token);
                connected.TrySetResult();
                clients[client] = true;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(Socket client)
    {
        try
        {
            client.NoDelay = true;
            await using var stream = new NetworkStream(client);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
            await HangAsync(SmtpSilence.Greeting);
            await writer.WriteLineAsync("220 test");
            var recipient = string.Empty;
            while (await reader.ReadLineAsync(life.Token) is { } line && line != "QUIT")
            {
                var answer = "250 ok";
                if (line.StartsWith("RCPT TO:", StringComparison.Ordinal))
                {
                    recipient = line[8..].Trim('<', '>', ' ');
                    answer = AnswerTo(recipient) ?? answer;
                }
                else if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    var mail = new ReceivedMail(recipient, await ReadDataAsync(reader));
                    mails.Enqueue(mail);
                    Taken(mail);
                    await HangAsync(SmtpSilence.Taken);
                }

                await writer.WriteLineAsync(answer);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            client.Close(0);
        }
        finally
        {
            clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private Task HangAsync(SmtpSilence here) => Hangs == here ? goesOn.Task.WaitAsync(life.Token) : Task.CompletedTask;

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(life.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return data.ToString();
    }
}
