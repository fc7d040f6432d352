namespace Keles.Linux.Tests;

public class MachineTests
{
    [Fact]
    public void Effective_capabilities_are_read_bit_by_bit()
    {
        var all_but_resource = Capabilities.Parse(["Name:\tx", "CapEff:\t000001fffeffffff"]);
        Assert.True(all_but_resource.Has(Capability.SysAdmin));
        Assert.False(all_but_resource.Has(Capability.SysResource));
    }

    [Fact]
    public void The_machine_describes_itself()
    {
        var facts = MachineFacts.Read();
        Assert.Equal(36, facts.BootId.Length);
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), facts.KernelVersion);
        Assert.True(facts.MemoryBytes > 1 << 20);
        Assert.Equal(Environment.ProcessorCount, facts.Cpus);
    }

    [Theory]
    [InlineData("NAME=x\nPRETTY_NAME=\"A B 1\"\n", "A B 1")]
    [InlineData("PRETTY_NAME='C'", "C")]
    [InlineData("NAME=x", null)]
    public void The_systems_name_is_found(string file, string? name) => Assert.Equal(name, OsRelease.PrettyName(file));

    [Fact]
    public void Memory_is_counted_in_bytes() =>
        Assert.Equal(new MemoryTable(2048, 1024, 0, 0), MemoryTable.Parse("MemTotal:   2 kB\nMemFree: 9 kB\nMemAvailable: 1 kB\n"));

    [Fact]
    public void Traffic_is_read_from_the_kernels_columns()
    {
        const string Text = "Inter-| Receive | Transmit\n face |bytes packets errs |bytes\n  eth0: 100 1 2 0 0 0 0 0 200 3 4 0 0 0 0 0\n";
        Assert.Equal([new InterfaceTraffic("eth0", 100, 2, 200, 4)], InterfaceTraffic.Parse(Text));
        Assert.Contains(InterfaceTraffic.Read(Environment.ProcessId), t => t.Name == "lo");
    }

    [Fact]
    public void This_process_is_among_all_with_its_arguments()
    {
        Assert.Contains(KernelProcesses.All(), p => p.Id == Environment.ProcessId);
        Assert.NotEmpty(KernelProcesses.Arguments(Environment.ProcessId));
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), KernelProcesses.StartVariable(Environment.ProcessId, "PATH"));
    }
}
