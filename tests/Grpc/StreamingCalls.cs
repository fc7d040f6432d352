using System.Threading.Channels;

namespace Keles.Grpc.Tests;

public sealed class StreamingCalls
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private static readonly GrpcServices Services = new GrpcServices(TimeProvider.System)
        .ServerStream(Text.Count, (text, _) => CountTo(int.Parse(text)))
        .Duplex(Text.Shout, (texts, _) => Shout(texts));

    [Fact]
    public async Task A_server_streams_messages_until_ok()
    {
        await using var wire = await Wire.To(Services);
        var numbers = await wire.Channel.ServerStreamAsync(Text.Count, "1000", CallOptions.Default, Test).ToListAsync(Test);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i.ToString()), numbers);
    }

    [Fact]
    public async Task A_status_after_some_messages_is_thrown_after_them()
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).ServerStream(Text.Count, (_, _) => OneThenFail()));
        var seen = new List<string>();
        var failure = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await foreach (var text in wire.Channel.ServerStreamAsync(Text.Count, "", CallOptions.Default, Test))
            {
                seen.Add(text);
            }
        });
        Assert.Equal(["one"], seen);
        Assert.Equal((StatusCode.OutOfRange, "compacted"), (failure.Code, failure.Detail));
    }

    [Fact]
    public async Task Both_sides_send_in_turns_and_the_client_closes_first()
    {
        await using var wire = await Wire.To(Services);
        await using var call = wire.Channel.Duplex(Text.Shout, CallOptions.Default, Test);
        await using var answers = call.ReadAllAsync(Test).GetAsyncEnumerator(Test);
        foreach (var word in new[] { "one", "two", "three" })
        {
            await call.WriteAsync(word, Test);
            Assert.True(await answers.MoveNextAsync());
            Assert.Equal(word.ToUpperInvariant(), answers.Current);
        }
        call.Complete();
        Assert.False(await answers.MoveNextAsync());
    }

    [Fact]
    public async Task More_streams_than_one_connection_carries_run_at_once()
    {
        await using var wire = await Wire.To(Services);
        var calls = Enumerable.Range(0, 150).Select(_ => wire.Channel.Duplex(Text.Shout, CallOptions.Default, Test)).ToList();
        foreach (var call in calls)
        {
            await call.WriteAsync("hello", Test);
        }
        foreach (var call in calls)
        {
            Assert.Equal("HELLO", await call.ReadAllAsync(Test).FirstAsync(Test));
            await call.DisposeAsync();
        }
    }

    [Fact]
    public async Task Leaving_a_stream_early_cancels_it_on_the_server()
    {
        var cancelled = new TaskCompletionSource();
        var messages = Channel.CreateUnbounded<string>();
        await messages.Writer.WriteAsync("first", Test);
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).ServerStream(Text.Count, (_, call) =>
        {
            call.Cancel.Register(cancelled.SetResult);
            return messages.Reader.ReadAllAsync(call.Cancel);
        }));
        await foreach (var text in wire.Channel.ServerStreamAsync(Text.Count, "", CallOptions.Default, Test))
        {
            Assert.Equal("first", text);
            break;
        }
        await cancelled.Task.WaitAsync(Test);
    }

    private static async IAsyncEnumerable<string> CountTo(int limit)
    {
        for (var i = 0; i < limit; i++)
        {
            yield return i.ToString();
        }
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<string> Shout(IAsyncEnumerable<string> texts)
    {
        await foreach (var text in texts)
        {
            yield return text.ToUpperInvariant();
        }
    }

    private static async IAsyncEnumerable<string> OneThenFail()
    {
        yield return "one";
        await Task.CompletedTask;
        throw new GrpcException(StatusCode.OutOfRange, "compacted");
    }
}
