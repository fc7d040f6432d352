using System.Text;

namespace Keles.Streaming.Tests;

/// <summary>Short words for what tests do with channels.</summary>
internal static class Channels
{
    public static ValueTask Send(this IChannel channel, string text) => channel.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    public static ValueTask End(this IChannel channel) => channel.CompleteAsync(TestContext.Current.CancellationToken);

    public static async Task<string> ReadToEnd(this IChannel channel)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[4096];
        while (await channel.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            bytes.Write(buffer, 0, count);
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static async Task<string> ReadExactly(this IChannel channel, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var count = await channel.ReadAsync(bytes.AsMemory(at), TestContext.Current.CancellationToken);
            Assert.True(count > 0, "the channel ended early");
            at += count;
        }
        return Encoding.UTF8.GetString(bytes);
    }
}
