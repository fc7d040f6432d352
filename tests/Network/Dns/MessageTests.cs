using System.Buffers.Binary;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Network.Dns.Forwarding;
using Keles.Network.Dns.Messages;

namespace Keles.Network.Tests.Dns;

/// <summary>Messages at the edges of the protocol, and beyond.</summary>
public sealed class MessageTests
{
    private const ushort A = 1, Srv = 33;

    private const string Many = "many.default.svc.cluster.local";

    private static readonly AZone Zone = new([AService.Headless("many").Port(80, "http"), AService.Named("web", "10.96.1.1").Port(80, "http")], [Endpoints(200)]);

    [Theory]
    [InlineData(null, 512)]
    [InlineData((ushort)100, 512)]
    [InlineData((ushort)1000, 1000)]
    [InlineData((ushort)65000, 1232)]
    public async Task What_does_not_fit_is_left_out_and_the_client_is_told(ushort? udpBytes, int limit)
    {
        var answer = (await Zone.SendAsync(DnsClient.Question(Many, A, udpBytes)))!.Value;
        var reply = DnsReply.Read(answer.Span);
        Assert.True(reply.IsTruncated);
        Assert.InRange(answer.Length, limit - 16, limit);
        Assert.InRange(reply.Answers.Length, 25, 199);
    }

    [Fact]
    public async Task Over_tcp_everything_fits()
    {
        var reply = await Zone.AskAsync(Many, A, isTcp: true);
        Assert.Equal((200, false), (reply.Answers.Length, reply.IsTruncated));
        Assert.Equal(200, (await Zone.AskAsync($"_http._tcp.{Many}", Srv, isTcp: true)).Answers.Length);
    }

    [Fact]
    public async Task A_helpful_addition_that_does_not_fit_is_no_truncation()
    {
        var zone = new AZone([AService.Headless("many").Port(80, "http")], [Endpoints(7)]);
        var reply = await zone.AskAsync($"_http._tcp.{Many}", Srv, udpBytes: 600);
        Assert.Equal((7, false), (reply.Answers.Length, reply.IsTruncated));
        Assert.InRange(reply.Additional.Count(static a => a.Contains(" A ", StringComparison.Ordinal)), 1, 6);
    }

    [Fact]
    public async Task The_question_comes_back_letter_by_letter()
    {
        var question = DnsClient.Question("wEb.DEFAULT.svc.Cluster.local", A);
        var answer = (await Zone.SendAsync(question))!.Value;
        Assert.Equal(question[12..], answer.Slice(12, question.Length - 12).ToArray());
    }

    [Fact]
    public async Task An_unknown_version_of_the_extension_is_refused()
    {
        var question = DnsClient.Question(Many, A, 4096);
        question[^5] = 1;
        var reply = DnsReply.Read((await Zone.SendAsync(question))!.Value.Span);
        Assert.Equal((0, 1), (reply.Code, reply.Additional.Length)); // 16: the upper bits are in the extension.
    }

    [Theory]
    [InlineData(2, 0x80, null)] // An answer: two servers must not talk to each other for ever.
    [InlineData(2, 0x28, 4)] // An update.
    [InlineData(5, 2, 1)] // Two questions.
    [InlineData(7, 1, 1)] // A question that brings its answer.
    [InlineData(12, 0xC0, 1)] // A name that begins with a pointer.
    [InlineData(12, 0x40, 1)] // A label of an unknown kind.
    public async Task Other_messages_are_turned_away(int at, byte value, int? code)
    {
        var question = DnsClient.Question("web.default.svc.cluster.local", A);
        question[at] = value;
        var answer = await Zone.SendAsync(question);
        Assert.Equal(code, answer is { } bytes ? bytes.Span[3] & 0xF : null);
    }

    [Fact]
    public async Task A_zone_transfer_and_other_classes_are_refused()
    {
        Assert.Equal(5, (await Zone.AskAsync("cluster.local", 252)).Code);
        var chaos = DnsClient.Question("version.bind", 16);
        chaos[^1] = 3;
        Assert.Equal(5, DnsReply.Read((await Zone.SendAsync(chaos))!.Value.Span).Code);
    }

    /// <summary>Whatever arrives, there is an answer that a client can read, or none.</summary>
    [Fact]
    public async Task No_message_breaks_the_server()
    {
        var random = new SeededRandom(20260101);
        byte[][] seeds = [DnsClient.Question(Many, A, 1232), DnsClient.Question($"_http._tcp.{Many}", Srv), DnsClient.Question("1.1.96.10.in-addr.arpa", 12), DnsClient.Question("www.example.com", A, 512)];
        var answered = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var message = Broken(seeds[i % seeds.Length], random);
            if (await Zone.SendAsync(message, isTcp: i % 2 == 0) is { } answer)
            {
                Assert.True(answer.Length >= 12);
                Assert.Equal(message[..2], answer[..2].ToArray());
                answered++;
            }
        }
        Assert.InRange(answered, 10_000, 50_000);
    }

    /// <summary>The same for what servers outside send.</summary>
    [Fact]
    public async Task No_foreign_answer_breaks_the_reader()
    {
        var random = new SeededRandom(4);
        var question = DnsClient.Question(Many, A, 1232);
        var query = QueryReader.Read(question, out _)!;
        var whole = (await Zone.SendAsync(question))!.Value.ToArray();
        var read = 0;
        for (var i = 0; i < 50_000; i++)
        {
            if (ForeignAnswer.Read(Broken(whole, random), question, query.QuestionEnd) is { } answer)
            {
                answer.Records();
                Assert.Equal(question[..2], answer.For(query, 3)[..2].ToArray());
                read++;
            }
        }
        Assert.InRange(read, 1000, 50_000);
    }

    [Fact]
    public void A_pointer_that_leads_round_ends()
    {
        var message = new byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(12), 0xC00E);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(14), 0xC00C);
        var offset = 14;
        Assert.False(NameReader.TryRead(message, ref offset, out _));
        offset = 12;
        Assert.False(NameReader.TryRead(message, ref offset, out _));
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("äpfel.example")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123.example")]
    public void A_name_that_is_none_is_not_asked_for(string name) => Assert.Null(Question.For(name, RecordType.A));

    private static EndpointSlice Endpoints(int count) =>
        Enumerable.Range(0, count).Aggregate(ASlice.Of("many").Port(80, "http"), static (s, i) => s.Endpoint($"10.244.{i / 200}.{i % 200 + 2}"));

    /// <summary>Some bytes changed, some left out, sometimes a cut.</summary>
    private static byte[] Broken(byte[] whole, SeededRandom random)
    {
        var message = whole.ToArray();
        for (var n = random.NextUInt64() % 4; n > 0; n--)
        {
            message[random.NextUInt64() % (ulong)message.Length] = (byte)random.NextUInt64();
        }
        return random.NextUInt64() % 4 == 0 ? message[..(int)(random.NextUInt64() % (ulong)message.Length)] : message;
    }
}
