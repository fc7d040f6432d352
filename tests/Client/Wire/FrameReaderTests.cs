using System.Text;
using Keles.Client.Wire;

namespace Keles.Client.Tests.Wire;

public sealed class FrameReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Lines_come_whole_however_the_stream_is_cut(int chunk)
    {
        var long_ = new string('x', 50_000);
        var frames = await ReadAll(new ChoppedStream(Encoding.UTF8.GetBytes($"{{\"a\":1}}\n\n{{\"b\":\"{long_}\"}}\n{{}}\n"), chunk), WireFormat.Json);
        Assert.Equal(["{\"a\":1}", $"{{\"b\":\"{long_}\"}}", "{}"], frames);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100_000)]
    public async Task Messages_come_whole_however_the_stream_is_cut(int chunk)
    {
        var big = Encoding.UTF8.GetBytes(new string('y', 40_000));
        byte[] bytes = [0, 0, 0, 2, (byte)'h', (byte)'i', 0, 0, 0, 0, 0, 0, (byte)(big.Length >> 8), (byte)(big.Length & 0xff), .. big];
        var frames = await ReadAll(new ChoppedStream(bytes, chunk), WireFormat.Protobuf);
        Assert.Equal(["hi", "", new string('y', 40_000)], frames);
    }

    [Fact]
    public async Task An_end_in_the_middle_of_a_frame_is_an_error() =>
        await Assert.ThrowsAsync<IOException>(() => ReadAll(new ChoppedStream("{\"a\""u8.ToArray(), 10), WireFormat.Json));

    [Fact]
    public async Task A_frame_beyond_the_limit_is_refused() =>
        await Assert.ThrowsAsync<Machinery.Codecs.DecodeException>(() => ReadAll(new ChoppedStream([0x7f, 0, 0, 0, 1], 10), WireFormat.Protobuf));

    private static async Task<List<string>> ReadAll(Stream stream, WireFormat format)
    {
        var reader = new FrameReader(stream, format);
        var frames = new List<string>();
        while (await reader.ReadAsync(CancellationToken.None) is { } frame) frames.Add(Encoding.UTF8.GetString(frame.Span));
        return frames;
    }
}
