using Keles.Kubelet.Devices;
using Keles.Kubelet.Devices.Cdi;
using Proto = Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Devices;

public sealed class CdiTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("keles-cdi-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("containerd", "1.6.20~ds1", "", false)]
    [InlineData("containerd", "1.6.20~ds1", """{"enableCDI": true}""", false)]
    [InlineData("containerd", "v1.7.27", """{"enableCDI": false}""", false)]
    [InlineData("containerd", "1.7.27", """{"enableCDI": true}""", true)]
    [InlineData("containerd", "1.7.27", "no json", false)]
    [InlineData("containerd", "2.1.4", "", true)]
    [InlineData("containerd", "v2.1.4", """{"enableCDI": true}""", true)]
    [InlineData("containerd", "v2.1.4", """{"enableCDI": false}""", false)]
    [InlineData("cri-o", "1.36.0", "", true)]
    public void What_a_runtime_says_of_itself_tells_whether_it_gives_devices(string name, string version, string config, bool knows) =>
        Assert.Equal(knows, CdiRuntime.Knows(name, version, config));

    [Fact]
    public void What_all_devices_of_a_file_need_comes_once_and_before_what_each_needs()
    {
        Write("one", "a.json", Spec("v/c", "ALL=1", ("x", "X=1"), ("y", "Y=1")));
        Write("one", "b.yaml", "cdiVersion: 0.6.0\nkind: v/d\ndevices:\n- name: x\n  containerEdits: {env: [D=1]}\n");
        Assert.Equal(["ALL=1", "Y=1", "X=1", "D=1"], Files("one").Find(["v/c=y", "v/c=x", "v/d=x"]).SelectMany(e => e.Env.AsEnumerable()));
    }

    [Fact]
    public void The_later_directory_goes_first_and_files_that_are_no_good_are_no_hindrance()
    {
        Write("static", "a.json", Spec("v/c", "", ("x", "FROM=static"), ("y", "Y=static")));
        Write("dynamic", "a.json", Spec("v/c", "", ("x", "FROM=dynamic")));
        Write("dynamic", "broken.json", "{");
        Write("dynamic", "list.json", "[]");
        Assert.Equal(["FROM=dynamic", "Y=static"], Files("static", "dynamic", "none").Find(["v/c=x", "v/c=y"]).SelectMany(e => e.Env.AsEnumerable()));
    }

    [Fact]
    public void A_device_that_is_described_twice_or_not_at_all_is_an_error()
    {
        Write("one", "a.json", Spec("v/c", "", ("x", "A=1")));
        Write("one", "b.json", Spec("v/c", "", ("x", "B=1")));
        Assert.Equal("conflicting descriptions of CDI device v/c=x", Assert.Throws<DeviceException>(() => Files("one").Find(["v/c=x"])).Message);
        Assert.Equal("unresolvable CDI devices v/c=z", Assert.Throws<DeviceException>(() => Files("one").Find(["v/c=z"])).Message);
    }

    [Fact]
    public void Who_misses_a_device_is_told_of_files_that_are_no_good()
    {
        Write("one", "broken.json", "{");
        var said = Assert.Throws<DeviceException>(() => Files("one").Find(["v/c=x"])).Message;
        Assert.StartsWith("unresolvable CDI devices v/c=x (no good: ", said, StringComparison.Ordinal);
        Assert.Contains("broken.json: ", said);
    }

    [Fact]
    public void What_cannot_be_said_to_an_old_runtime_is_not_left_out_silently()
    {
        Write("one", "a.json", """{"kind": "v/c", "devices": [{"name": "x", "containerEdits": {"hooks": [{"hookName": "createContainer", "path": "/bin/x"}]}}]}""");
        var config = new Proto.ContainerConfig();
        var edits = Files("one").Find(["v/c=x"]);
        Assert.StartsWith("the devices need hooks of the container device interface (CDI)", Assert.Throws<DeviceException>(() => CdiTranslation.Apply(config, edits[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_of_a_device_goes_before_the_containers_own_of_that_name()
    {
        var config = new Proto.ContainerConfig { Linux = new() { SecurityContext = new() }, Envs = { new Proto.KeyValue { Key = "A", Value = Google.Protobuf.ByteString.CopyFromUtf8("old") } } };
        CdiTranslation.Apply(config, CdiEdits.None with { Env = ["A=new"] });
        Assert.Equal("new", Assert.Single(config.Envs).Value.ToStringUtf8());
    }

    private void Write(string directory, string file, string text) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_directory, directory)).FullName, file), text);

    private CdiFiles Files(params IEnumerable<string> directories) => new([.. directories.Select(d => Path.Combine(_directory, d))]);

    private static string Spec(string kind, string env, params IEnumerable<(string Name, string Env)> devices) =>
        $$"""{"cdiVersion": "0.3.0", "kind": "{{kind}}", "containerEdits": {"env": [{{(env.Length > 0 ? $"\"{env}\"" : "")}}]}, "devices": [{{string.Join(',', devices.Select(Device))}}]}""";

    private static string Device((string Name, string Env) device) => $$$"""{"name": "{{{device.Name}}}", "containerEdits": {"env": ["{{{device.Env}}}"]}}""";
}
