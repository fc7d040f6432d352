using System.Text;
using Microsoft.Extensions.Logging;

namespace Keles.Hosting.Tests;

public sealed class LoggingTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 12, 34, 56, 789, 12, TimeSpan.Zero);

    [Fact]
    public void An_event_is_one_brief_line() => Assert.Equal(
        "I0501 12:34:56.789012 Scheduler] bound pod default/a to node-1\n",
        LogLine.Format(At, LogLevel.Information, "Keles.Scheduler.Scheduler", "bound pod default/a to node-1", null, false));

    [Theory]
    [InlineData(LogLevel.Trace, 'T')]
    [InlineData(LogLevel.Debug, 'D')]
    [InlineData(LogLevel.Warning, 'W')]
    [InlineData(LogLevel.Error, 'E')]
    [InlineData(LogLevel.Critical, 'F')]
    public void The_first_letter_is_the_level(LogLevel level, char letter) =>
        Assert.Equal(letter, LogLine.Format(At, level, "X", "", null, false)[0]);

    [Fact]
    public void Nobody_forges_a_line_or_a_terminal_command()
    {
        const string Evil = "name\nI0501 00:00:00.000000 Audit] all is well\r\u001b[2J\u0000\u0085\u2028\u202e\u200b\u0007end \U0001F600 ünï";
        var line = LogLine.Format(At, LogLevel.Information, "X", Evil, new IOException("also\nhere"), true);
        Assert.Equal(1, line.Count(c => c == '\n'));
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line[..^1], c => char.IsControl(c) || c is '\u2028' or '\u202e' or '\u200b');
        Assert.Contains(@"name\nI0501", line, StringComparison.Ordinal);
        Assert.Contains(@"\r\u001b[2J\u0000\u0085\u2028\u202e\u200b\u0007end 😀 ünï", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_a_sentence_and_its_stack_only_on_request()
    {
        var error = Catch(() => throw new InvalidOperationException("cannot start", new IOException("disk full")));
        var brief = LogLine.Format(At, LogLevel.Error, "X", "failed", error, withStack: false);
        Assert.EndsWith("X] failed: cannot start: disk full\n", brief, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", brief, StringComparison.Ordinal);
        var full = LogLine.Format(At, LogLevel.Error, "X", "failed", error, withStack: true);
        Assert.Contains(nameof(An_error_is_a_sentence_and_its_stack_only_on_request), full, StringComparison.Ordinal);
        Assert.Equal(1, full.Count(c => c == '\n'));
    }

    [Fact]
    public void An_endless_message_is_cut()
    {
        var line = LogLine.Format(At, LogLevel.Information, "X", new string('a', 1_000_000), null, false);
        Assert.Equal(LogLine.MaxLength + 1, line.Length);
        Assert.EndsWith("… (cut)\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_level_can_be_turned_while_running()
    {
        using var sink = new MemorySink();
        var level = new LogLevelSwitch();
        using (var provider = new LineLoggerProvider(level, TimeProvider.System, sink))
        {
            using var factory = provider.ToFactory();
            var log = factory.CreateLogger("Keles.Test");
            log.LogDebug("first");
            level.Level = LogLevel.Debug;
            log.LogDebug("second");
            factory.CreateLogger("Microsoft.AspNetCore.Hosting").LogInformation("chatter");
        }

        Assert.EndsWith("Test] second\n", sink.Text, StringComparison.Ordinal);
        Assert.Single(sink.Text.TrimEnd().Split('\n'));
    }

    [Fact]
    public void All_that_was_logged_is_written_in_order_before_the_end()
    {
        using var sink = new MemorySink();
        using (var provider = new LineLoggerProvider(new LogLevelSwitch(), TimeProvider.System, sink))
        {
            var log = provider.CreateLogger("T");
            for (var i = 0; i < 5000; i++)
            {
                log.LogInformation("line {Number}", i);
            }
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"line {i}"), sink.Text.TrimEnd().Split('\n').Select(l => l.Split("] ")[1]));
    }

    [Fact]
    public void A_blocked_sink_drops_and_counts_and_never_blocks_the_logger()
    {
        using var sink = new BlockingSink();
        using (var writer = new LogWriter([sink]))
        {
            writer.Add("first\n");
            sink.Entered.Wait(TestContext.Current.CancellationToken);
            for (var i = 0; i < LogWriter.MaxWaiting + 7; i++)
            {
                writer.Add("more\n");
            }

            sink.Release.Set();
        }

        Assert.Contains("7 lines were dropped", sink.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sink_that_fails_is_told_once_by_the_others()
    {
        using var good = new MemorySink();
        using var bad = new FailingSink();
        using (var writer = new LogWriter([bad, good]))
        {
            writer.Add("a\n");
            good.Wrote.Wait(TestContext.Current.CancellationToken);
            writer.Add("b\n");
        }

        Assert.Contains("FailingSink cannot be written: disk full", good.Text, StringComparison.Ordinal);
        Assert.Equal(1, good.Text.Split("cannot be written").Length - 1);
        Assert.Contains("b\n", good.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_file_is_put_aside()
    {
        var directory = Directory.CreateTempSubdirectory("keles-log-");
        try
        {
            var path = Path.Combine(directory.FullName, "keles.log");
            using (var file = new FileSink(path, maxBytes: 100))
            {
                for (var i = 0; i < 20; i++)
                {
                    file.Write($"line {i:00} padded to thirty chars\n");
                }
            }

            Assert.Equal(["keles.log", "keles.log.1"], directory.GetFiles().Select(f => f.Name).Order());
            Assert.All(directory.GetFiles(), f => Assert.InRange(f.Length, 1, 100));
            Assert.EndsWith("line 19 padded to thirty chars\n", File.ReadAllText(path), StringComparison.Ordinal);
            var error = Assert.Throws<FatalException>(() => new FileSink(Path.Combine(path, "x")));
            Assert.StartsWith($"the log file {path}/x cannot be opened", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Exception Catch(Action action)
    {
        try
        {
            action();
            throw new InvalidOperationException("nothing was thrown");
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private sealed class MemorySink : ILogSink
    {
        private readonly StringBuilder text = new();

        public ManualResetEventSlim Wrote { get; } = new();

        public string Text => text.ToString();

        public void Write(string lines)
        {
            text.Append(lines);
            Wrote.Set();
        }

        public void Dispose()
        {
        }
    }

    private sealed class BlockingSink : ILogSink
    {
        public StringBuilder Text { get; } = new();

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public void Write(string lines)
        {
            Entered.Set();
            Release.Wait();
            Text.Append(lines);
        }

        public void Dispose()
        {
        }
    }

    private sealed class FailingSink : ILogSink
    {
        public void Write(string lines) => throw new IOException("disk full");

        public void Dispose()
        {
        }
    }
}
