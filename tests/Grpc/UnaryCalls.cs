using Google.Protobuf.WellKnownTypes;

namespace Keles.Grpc.Tests;

public sealed class UnaryCalls
{
    private static readonly GrpcServices Echoes = new GrpcServices(TimeProvider.System).Unary(Text.Echo, (text, _) => Task.FromResult(text));

    [Fact]
    public async Task A_message_goes_there_and_back()
    {
        await using var wire = await Wire.To(Echoes);
        Assert.Equal("κέλης", await wire.Echo("κέλης"));
        Assert.Equal("", await wire.Echo(""));
    }

    [Fact]
    public async Task A_message_larger_than_the_flow_control_windows_arrives_whole()
    {
        await using var wire = await Wire.To(Echoes);
        var large = new string('x', 5 * 1024 * 1024);
        Assert.Equal(large, await wire.Echo(large));
    }

    [Fact]
    public async Task Many_calls_at_once_share_the_channel()
    {
        await using var wire = await Wire.To(Echoes);
        var texts = Enumerable.Range(0, 300).Select(i => $"call {i}").ToArray();
        Assert.Equal(texts, await Task.WhenAll(texts.Select(text => wire.Echo(text))));
    }

    [Fact]
    public async Task Messages_made_by_protoc_travel_by_their_parser()
    {
        var method = new GrpcMethod<StringValue, StringValue>("test.Texts", "Proto", ProtobufCodec.Of(StringValue.Parser), ProtobufCodec.Of(StringValue.Parser));
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).Unary(method, (m, _) => Task.FromResult(new StringValue { Value = m.Value + "!" })));
        var answer = await wire.Channel.UnaryAsync(method, new StringValue { Value = "hi" }, CallOptions.Default, TestContext.Current.CancellationToken);
        Assert.Equal("hi!", answer.Value);
    }

    [Fact]
    public async Task Metadata_reaches_the_handler_and_trailers_reach_the_caller()
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).Unary(Text.Echo, (_, call) =>
            throw new GrpcException(StatusCode.Aborted, "no", null, Metadata.Empty.With("seen", call.Headers["token"]!).With("raw-bin", [1, 2, 255]))));
        var failure = await wire.EchoFails("x", new CallOptions { Headers = Metadata.Empty.With("Token", "s3cret") });
        Assert.Equal("s3cret", failure.Trailers["seen"]);
        Assert.Equal([1, 2, 255], failure.Trailers.Bytes("raw-bin")!);
    }

    [Theory]
    [InlineData(StatusCode.NotFound, "no such sandbox \"ä\": 100 % gone\nreally")]
    [InlineData(StatusCode.Unauthenticated, "")]
    public async Task A_status_comes_back_with_its_detail(StatusCode code, string detail)
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).Unary(Text.Echo, (_, _) => throw new GrpcException(code, detail)));
        var failure = await wire.EchoFails();
        Assert.Equal((code, detail), (failure.Code, failure.Detail));
    }

    [Fact]
    public async Task A_failing_handler_ends_only_its_own_call()
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).Unary(Text.Echo, (text, _) =>
            text == "bad" ? throw new InvalidOperationException("broken part") : Task.FromResult(text)));
        var failure = await wire.EchoFails("bad");
        Assert.Equal((StatusCode.Unknown, "broken part"), (failure.Code, failure.Detail));
        Assert.Equal("good", await wire.Echo("good"));
    }

    [Fact]
    public async Task An_unknown_method_is_unimplemented()
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System));
        var failure = await wire.EchoFails();
        Assert.Equal(StatusCode.Unimplemented, failure.Code);
        Assert.Contains("/test.Texts/Echo", failure.Detail, StringComparison.Ordinal);
    }
}
