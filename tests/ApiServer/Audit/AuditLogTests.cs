using System.Text;
using Keles.ApiServer.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Audit;

/// <summary>The file of audit events.</summary>
public sealed class AuditLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keles-audit-");

    private string Path => System.IO.Path.Combine(folder.FullName, "audit.log");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task All_events_that_wait_are_written_before_it_ends()
    {
        using var log = new AuditLog(new AuditFile(Path), NullLogger<AuditLog>.Instance);
        for (var i = 0; i < 100; i++) log.Write(Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"));
        log.Complete();
        await log.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{{\"n\":{i}}}"), await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task What_comes_when_the_queue_is_full_is_lost_and_nobody_waits()
    {
        using var log = new AuditLog(new AuditFile(Path), NullLogger<AuditLog>.Instance);
        for (var i = 0; i < AuditLimits.Queue + 10; i++) log.Write("{}"u8.ToArray());
        log.Complete();
        await log.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(AuditLimits.Queue, File.ReadLines(Path).Count());
    }

    [Fact]
    public void A_full_file_is_put_aside_and_the_oldest_goes()
    {
        using var file = new AuditFile(Path, maxBytes: 10, files: 2);
        foreach (var line in (string[])["aaaaaa", "bbbbbb", "cccccc", "dddddd"]) file.WriteLine(Encoding.UTF8.GetBytes(line));
        file.Flush();
        Assert.Equal("dddddd\n", File.ReadAllText(Path));
        Assert.Equal("cccccc\n", File.ReadAllText(Path + ".1"));
        Assert.Equal("bbbbbb\n", File.ReadAllText(Path + ".2"));
        Assert.Equal(3, folder.GetFiles().Length);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_loses_events_but_ends_nothing()
    {
        using var log = new AuditLog(new AuditFile(System.IO.Path.Combine(folder.FullName, "none", "audit.log")), NullLogger<AuditLog>.Instance);
        log.Write("{}"u8.ToArray());
        log.Complete();
        await log.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(folder.GetFiles());
    }
}
