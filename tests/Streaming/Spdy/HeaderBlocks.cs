using System.Buffers;
using Keles.Streaming.Spdy;
using Keles.Streaming.Spdy.Headers;

namespace Keles.Streaming.Tests.Spdy;

public sealed class HeaderBlocks
{
    // Made by zlib at its best compression, with the dictionary, flushed after each block.
    private const string First = "78f9e3c6a7c202e50e703a2b294a4dcc851625aca9a080c65eb00a62d807000000ffff";
    private const string Second = "c26a0430d1a7e483cb72f4728a131e5c00000000ffff";
    private const string Third = "02721800000000ffff";

    [Fact]
    public void The_dictionary_is_the_one_both_sides_know()
    {
        Assert.Equal(1423, HeaderDictionary.Bytes.Length);
        Assert.Equal(HeaderDictionary.Id, Adler(HeaderDictionary.Bytes));
    }

    [Fact]
    public void Blocks_that_zlib_made_are_read_one_after_the_other()
    {
        using var inflater = new HeaderInflater();
        inflater.Feed(Convert.FromHexString(First));
        var first = HeaderBlock.Decode(inflater);
        Assert.Equal(("error", "gzip,deflate,sdch"), (first["streamType"], first["Accept-Encoding"]));
        inflater.Feed(Convert.FromHexString(Second));
        Assert.Equal("text/html", HeaderBlock.Decode(inflater)["content-type"]);
        inflater.Feed(Convert.FromHexString(Third));
        Assert.Empty(HeaderBlock.Decode(inflater));
    }

    [Fact]
    public void Our_own_blocks_are_read_back_also_long_ones()
    {
        var deflater = new HeaderDeflater();
        using var inflater = new HeaderInflater();
        foreach (var length in new[] { 0, 1, 5000, 60_000 })
        {
            var block = new ArrayBufferWriter<byte>();
            deflater.Append(HeaderBlock.Encode(new Dictionary<string, string> { ["Port"] = new string('x', length), ["b"] = "ü" }), block);
            inflater.Feed(block.WrittenMemory);
            var headers = HeaderBlock.Decode(inflater);
            Assert.Equal((length, "ü"), (headers["port"].Length, headers["b"]));
        }
    }

    [Fact]
    public void Every_block_ends_with_a_flush_without_which_go_would_wait_for_more()
    {
        var deflater = new HeaderDeflater();
        for (var i = 0; i < 2; i++)
        {
            var block = new ArrayBufferWriter<byte>();
            deflater.Append(HeaderBlock.Encode(new Dictionary<string, string> { ["a"] = "b" }), block);
            Assert.EndsWith("000000FFFF", Convert.ToHexString(block.WrittenSpan), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("78")]
    [InlineData("0000")]
    [InlineData("78f900000000")]
    [InlineData("78f9e3c6a7c2ffff")]
    [InlineData("78f9e3c6a7c2")]
    public void A_block_that_is_none_is_refused(string hex)
    {
        using var inflater = new HeaderInflater();
        Assert.Throws<SpdyException>(() =>
        {
            inflater.Feed(Convert.FromHexString(hex));
            HeaderBlock.Decode(inflater);
        });
    }

    [Fact]
    public void A_block_that_inflates_without_end_is_cut_off()
    {
        Assert.Contains("limit", Refusal(0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff), StringComparison.Ordinal);
        Assert.Contains("limit", Refusal(0x7f, 0, 0, 0), StringComparison.Ordinal);
    }

    private static string Refusal(params byte[] plain)
    {
        var block = new ArrayBufferWriter<byte>();
        new HeaderDeflater().Append(plain, block);
        using var inflater = new HeaderInflater();
        inflater.Feed(block.WrittenMemory);
        return Assert.Throws<SpdyException>(() => HeaderBlock.Decode(inflater)).Message;
    }

    private static uint Adler(byte[] bytes)
    {
        uint a = 1, b = 0;
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        return (b << 16) | a;
    }
}
