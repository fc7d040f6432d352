using Microsoft.AspNetCore.Http;

namespace Keles.Grpc.Tests;

/// <summary>What a caller is told when the peer does not keep to the protocol.</summary>
public sealed class BrokenServers
{
    private static readonly byte[] FrameOfX = [0, 0, 0, 0, 1, (byte)'x'];

    [Fact]
    public async Task Missing_trailers_are_an_internal_error()
    {
        await using var wire = await Wire.To(Answer(FrameOfX, status: null));
        Assert.Equal((StatusCode.Internal, "the server closed the call without a status"), Told(await wire.EchoFails()));
    }

    [Fact]
    public async Task A_status_without_a_message_is_an_internal_error()
    {
        await using var wire = await Wire.To(Answer([], "0"));
        Assert.Equal(StatusCode.Internal, (await wire.EchoFails()).Code);
    }

    [Fact]
    public async Task A_second_message_is_an_internal_error()
    {
        await using var wire = await Wire.To(Answer([.. FrameOfX, .. FrameOfX], "0"));
        Assert.Equal(StatusCode.Internal, (await wire.EchoFails()).Code);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 7, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1, 2 })]
    public async Task Malformed_frames_are_internal_errors(byte[] body)
    {
        await using var wire = await Wire.To(Answer(body, "0"));
        Assert.Equal(StatusCode.Internal, (await wire.EchoFails()).Code);
    }

    [Fact]
    public async Task An_oversized_message_is_refused_before_it_is_read()
    {
        await using var wire = await Wire.To(Answer([0, 0x7f, 0xff, 0xff, 0xff], "0"));
        Assert.Equal((StatusCode.ResourceExhausted, "the message has 2147483647 bytes, more than the limit of 16777216"), Told(await wire.EchoFails()));
    }

    [Fact]
    public async Task The_limit_is_the_callers_to_choose()
    {
        await using var wire = await Wire.To(new GrpcServices(TimeProvider.System).Unary(Text.Echo, (text, _) => Task.FromResult(text)));
        var options = new CallOptions { MaxMessageBytes = 4 };
        Assert.Equal("four", await wire.Echo("four", options));
        Assert.Equal(StatusCode.ResourceExhausted, (await wire.EchoFails("fives", options)).Code);
    }

    [Theory]
    [InlineData("17")]
    [InlineData("-1")]
    [InlineData("five")]
    public async Task A_status_that_is_no_status_is_unknown(string status)
    {
        await using var wire = await Wire.To(Answer([], status));
        Assert.Equal(StatusCode.Unknown, (await wire.EchoFails()).Code);
    }

    [Theory]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(500, StatusCode.Unknown)]
    public async Task An_http_error_becomes_its_grpc_status(int http, StatusCode expected)
    {
        await using var wire = await Wire.To(context =>
        {
            context.Response.StatusCode = http;
            return context.Response.WriteAsync("not here");
        });
        Assert.Equal(expected, (await wire.EchoFails()).Code);
    }

    [Fact]
    public async Task A_web_page_is_not_an_answer()
    {
        await using var wire = await Wire.To(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html>");
        });
        var failure = await wire.EchoFails();
        Assert.Equal(StatusCode.Unknown, failure.Code);
        Assert.Contains("text/html", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_stream_is_told_with_its_reason()
    {
        await using var wire = await Wire.To(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(StatusCode.Internal, (await wire.EchoFails()).Code);
    }

    private static (StatusCode, string) Told(GrpcException failure) => (failure.Code, failure.Detail);

    private static RequestDelegate Answer(byte[] body, string? status) => async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(body);
        if (status is not null)
        {
            context.Response.AppendTrailer("grpc-status", status);
        }
    };
}
