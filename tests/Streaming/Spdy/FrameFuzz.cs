using Keles.Streaming.Spdy;
using Keles.Streaming.Spdy.Frames;

namespace Keles.Streaming.Tests.Spdy;

public sealed class FrameFuzz
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public void Any_header_and_body_is_parsed_or_refused()
    {
        var random = new Random(3);
        for (var round = 0; round < 50_000; round++)
        {
            var bytes = new byte[FrameHeader.Size + random.Next(0, 40)];
            random.NextBytes(bytes);
            if (random.Next(4) != 0)
            {
                // Most of them plausible: a control frame of this version with a known type and the right length.
                (bytes[0], bytes[1], bytes[2], bytes[3]) = (0x80, 3, 0, (byte)random.Next(0, 11));
                (bytes[5], bytes[6], bytes[7]) = (0, 0, (byte)(bytes.Length - FrameHeader.Size));
            }
            try
            {
                var header = FrameHeader.Parse(bytes);
                if (header.IsControl)
                {
                    Assert.NotNull(FrameParser.Parse(header, bytes.AsMemory(FrameHeader.Size)));
                }
            }
            catch (SpdyException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    [Fact]
    public async Task A_connection_survives_or_ends_but_never_hangs_or_throws_whatever_arrives()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var (ours, theirs) = DuplexPair.Make();
            await using var connection = SpdyConnection.Start(ours, isServer: true);
            var sink = theirs.CopyToAsync(Stream.Null, Test);
            foreach (var frame in Frames(random))
            {
                try
                {
                    await theirs.WriteAsync(frame, Test);
                }
                catch (IOException)
                {
                    break; // it hung up on us
                }
            }
            await theirs.DisposeAsync();
            await connection.Completion.WaitAsync(TimeSpan.FromSeconds(10), Test);
            while (connection.Incoming.TryRead(out var stream))
            {
                // Whatever streams it took, their readers come to an end.
                try
                {
                    await stream.ReadToEnd();
                }
                catch (IOException)
                {
                }
            }
            await Assert.ThrowsAnyAsync<Exception>(() => sink);
        }
    }

    private static IEnumerable<byte[]> Frames(Random random)
    {
        var good = new List<byte[]>
        {
            FrameEncoder.Ping(1),
            FrameEncoder.InitialWindow(1000),
            FrameEncoder.WindowUpdate(0, 5),
            FrameEncoder.WindowUpdate(1, 5),
            FrameEncoder.RstStream(1, ResetStatus.Cancel),
            FrameEncoder.GoAway(0),
            FrameEncoder.SynStream(1, false, Convert.FromHexString("78f9e3c6a7c202e50e703a2b294a4dcc851625aca9a080c65eb00a62d807000000ffff")),
            new byte[] { 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3 },
            new byte[] { 0, 0, 0, 1, 1, 0, 0, 0 },
        };
        for (var i = 0; i < 12; i++)
        {
            var frame = good[random.Next(good.Count)].ToArray();
            for (var flips = random.Next(0, 3); flips > 0; flips--)
            {
                frame[random.Next(frame.Length)] ^= (byte)(1 << random.Next(8));
            }
            yield return frame[..random.Next(frame.Length / 2, frame.Length + 1)];
        }
    }
}
