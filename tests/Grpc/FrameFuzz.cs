using System.Buffers;
using System.Text;
using Keles.Grpc.Messages;

namespace Keles.Grpc.Tests;

public sealed class FrameFuzz
{
    private const int Limit = 1000;

    [Fact]
    public void Valid_messages_survive_any_fragmentation()
    {
        var random = new Random(42);
        for (var round = 0; round < 500; round++)
        {
            var texts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new string('a', random.Next(0, 300))).ToList();
            var wire = texts.SelectMany(text => MessageFrame.Encode(text, Text.Codec).ToArray()).ToArray();
            Assert.Equal(texts, Parse(Fragmented(wire, random)));
        }
    }

    [Fact]
    public void Random_bytes_are_parsed_refused_or_waited_on_but_never_misread()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(0, 40)];
            random.NextBytes(bytes);
            if (bytes.Length > 3 && random.Next(2) == 0)
            {
                bytes.AsSpan(0, 3).Clear(); // more often a plausible header
            }
            try
            {
                var consumed = Parse(Fragmented(bytes, random)).Sum(text => text.Length);
                Assert.True(consumed <= bytes.Length);
            }
            catch (GrpcException refused)
            {
                Assert.True(refused.Code is StatusCode.Internal or StatusCode.ResourceExhausted);
            }
        }
    }

    private static List<string> Parse(ReadOnlySequence<byte> buffer)
    {
        var found = new List<string>();
        while (MessageFrame.TryRead(ref buffer, Limit, out var message))
        {
            found.Add(Encoding.Latin1.GetString(message));
        }
        return found;
    }

    private static ReadOnlySequence<byte> Fragmented(byte[] bytes, Random random)
    {
        var first = new Fragment(default, 0);
        var last = first;
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(random.Next(1, 9), bytes.Length - at);
            last = last.Append(bytes.AsMemory(at, length));
            at += length;
        }
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Fragment : ReadOnlySequenceSegment<byte>
    {
        public Fragment(ReadOnlyMemory<byte> bytes, long at)
        {
            Memory = bytes;
            RunningIndex = at;
        }

        public Fragment Append(ReadOnlyMemory<byte> bytes)
        {
            var next = new Fragment(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
