namespace Keles.EndToEnd.Tests.Devices;

/// <summary>From a template to a device in a container and back, through scheduler, controller, kubelet, driver and runtime.</summary>
public sealed class DeviceTests(SharedCluster shared) : InNamespace(shared)
{
    private const string Node = "node-1";

    [Fact]
    public async Task A_pod_gets_the_device_that_its_claim_asks_for_and_the_driver_gets_it_back()
    {
        await using var driver = new ExampleDriver(Cluster, Node, $"dra-{Namespace}.example.com");
        await driver.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", (await driver.Told.Task.WaitAsync(TestContext.Current.CancellationToken)).Error);
        await K.ApplyAsync(Example(driver.Name));
        await K.ReadyAsync("box");

        Assert.Equal($"{driver.Name} dev-0 4", await K.ShellAsync("box", "echo $DRIVER $DEVICE $(head -c 4 /dev/example | wc -c)"));
        var claim = await K.ReadAsync("pod box", ".status.resourceClaimStatuses[0].resourceClaimName");
        Assert.Equal([claim], driver.Prepared.Values);
        Assert.Equal($"{driver.Name} {Node} dev-0", await K.RunAsync("get", "resourceclaim", claim, "-o", "jsonpath={range .status.allocation.devices.results[*]}{.driver} {.pool} {.device}{end}"));

        // There is one device: another pod waits for it.
        await K.ApplyAsync(Manifest.Pod("next", Manifest.Forever, "resourceClaims: [{name: device, resourceClaimTemplateName: one}]", "resources: {claims: [{name: device}]}"));
        await Eventually.EqualAsync("Unschedulable", () => K.ReadAsync("pod next", ".status.conditions[?(@.type==\"PodScheduled\")].reason"));
        await K.RunAsync("delete", "pod", "box");
        await K.ReadyAsync("next");
        Assert.DoesNotContain(claim, driver.Prepared.Values);
        Assert.Single(driver.Prepared);
        await K.RunAsync("delete", "pod", "next");
        Assert.Empty(driver.Prepared);
        await Eventually.EqualAsync("", () => K.RunAsync("get", "resourceclaims", "-o", "name"));
        await K.RunAsync("delete", "deviceclass,resourceslice", driver.Name);
    }

    [Fact]
    public async Task A_pod_whose_driver_is_not_there_says_so()
    {
        var driver = $"none-{Namespace}.example.com";
        await K.ApplyAsync(Example(driver));
        await Eventually.TrueAsync("an event tells it", async () => (await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].message"))
            .Contains($"Failed to prepare dynamic resources: prepare dynamic resources: DRA driver {driver} is not registered", StringComparison.Ordinal));
        await K.RunAsync("delete", "pod", "box");
        await K.RunAsync("delete", "deviceclass,resourceslice", driver, "--ignore-not-found");
    }

    /// <summary>What docs/devices.md shows, for another driver.</summary>
    private static string Example(string driver)
    {
        var page = File.ReadAllText(Repository.In("docs/devices.md"));
        var from = page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return page[from..page.IndexOf("```\n", from, StringComparison.Ordinal)].Replace("driver.example.com", driver, StringComparison.Ordinal);
    }
}
