namespace Keles.Linux.Tests;

public class MountTests
{
    [Fact]
    public void A_line_of_the_mount_table_is_read_with_its_escapes()
    {
        var mount = Assert.Single(MountInfo.Parse("36 35 98:0 /a\\040b /mnt/with\\040space\\134 rw,noatime shared:3 master:1 - ext4 /dev/root rw,errors=continue\n"));
        Assert.Equal((36, 35, "98:0", "/a b", "/mnt/with space\\", "ext4", "/dev/root"), (mount.Id, mount.Parent, mount.Device, mount.Root, mount.Target, mount.Type, mount.Source));
        Assert.Equal(["shared:3", "master:1"], mount.Propagation);
        Assert.True(mount.IsShared);
        Assert.True(mount.HasOption("noatime"));
        Assert.True(mount.HasOption("errors=continue"));
        Assert.False(mount.IsReadOnly);
    }

    [Fact]
    public void A_broken_line_is_left_out() => Assert.Empty(MountInfo.Parse("1 2 3\ngarbage\n\n"));

    [Fact]
    public void Options_are_split_into_flags_and_the_rest() =>
        Assert.Equal((1UL | 2 | 8, "size=4k,mode=700"), MountOptions.Split(["ro,nosuid", "size=4k", "noexec", "mode=700", "rw"]));

    [Fact]
    public void Mounts_below_a_directory_come_deepest_first()
    {
        var mounts = MountInfo.Parse(string.Join('\n', new[] { "/a", "/a/b", "/ab", "/a/b/c", "/a/d" }.Select((t, i) => $"{i} 0 0:1 / {t} rw - tmpfs t rw")));
        Assert.Equal(["/a/b/c", "/a/d", "/a/b", "/a"], MountTree.Below(mounts, "/a/"));
    }

    [Fact]
    public async Task Tmpfs_bind_and_read_only_do_what_they_say()
    {
        using var directory = new TemporaryDirectory();
        string source = directory.Make("source"), target = directory.Make("target"), memory = directory.Make("memory dir");
        await File.WriteAllTextAsync(Path.Combine(source, "file"), "x", TestContext.Current.CancellationToken);
        await using var sandbox = Sandbox.Create(NamespaceKinds.Mount);
        var mounts = new SystemMounts(sandbox.Namespaces);
        mounts.SetPropagation("/", MountPropagation.Private, recursive: true);

        mounts.Tmpfs(memory, 1 << 20, 0x1C0);
        mounts.Bind(source, target, readOnly: true);

        var table = mounts.List();
        Assert.Equal("tmpfs", table.Single(m => m.Target == memory).Type);
        Assert.True(table.Single(m => m.Target == memory).HasOption("size=1024k"));
        Assert.Contains("ro", table.Single(m => m.Target == target).Options.Split(','));
        Assert.Equal("x", (await sandbox.RunAsync("cat", target + "/file")).Output);
        Assert.Contains("Read-only file system", (await sandbox.RunAsync("touch", target + "/new")).Errors);
        Assert.Empty(MountTree.Below(MountInfo.Read(), directory.Path)); // Nothing of it outside.

        Assert.True(mounts.Unmount(target));
        Assert.False(mounts.Unmount(target));
        Assert.True(mounts.Unmount(memory, lazy: true));
        Assert.Empty(MountTree.Below(mounts.List(), directory.Path));
    }

    [Fact]
    public async Task A_mount_made_through_a_shared_parent_shows_in_its_peer()
    {
        using var directory = new TemporaryDirectory();
        string a = directory.Make("a"), b = directory.Make("b");
        await using var sandbox = Sandbox.Create(NamespaceKinds.Mount);
        var mounts = new SystemMounts(sandbox.Namespaces);
        mounts.SetPropagation("/", MountPropagation.Private, recursive: true);
        mounts.Tmpfs(a);
        mounts.SetPropagation(a, MountPropagation.Shared, recursive: false);
        mounts.Bind(a, b);
        (await sandbox.RunAsync("mkdir", a + "/in")).OrThrow();
        mounts.Tmpfs(a + "/in");
        Assert.Contains(mounts.List(), m => m.Target == b + "/in" && m.IsShared);
    }

    [Fact]
    public async Task An_overlay_shows_its_layers_the_topmost_first()
    {
        using var directory = new TemporaryDirectory();
        string top = directory.Make("top"), bottom = directory.Make("bot:tom"), target = directory.Make("target");
        await File.WriteAllTextAsync(Path.Combine(top, "file"), "top", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(bottom, "file"), "bottom", TestContext.Current.CancellationToken);
        await using var sandbox = Sandbox.Create(NamespaceKinds.Mount);
        var mounts = new SystemMounts(sandbox.Namespaces);
        mounts.SetPropagation("/", MountPropagation.Private, recursive: true);
        mounts.Overlay(target, [top, bottom], null, null);
        Assert.Equal("top", (await sandbox.RunAsync("cat", target + "/file")).Output);
    }

    [Fact]
    public void A_refused_mount_says_what_and_why()
    {
        Root.Required();
        var problem = Assert.Throws<LinuxException>(() => new SystemMounts().Tmpfs("/no/such/place"));
        Assert.Equal("mount tmpfs on /no/such/place: No such file or directory", problem.Message);
        Assert.Equal(Errno.NoEntry, problem.Errno);
    }
}
