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
        await K.ApplyAsync(Offer(driver.Name));
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, "resourceClaims: [{name: device, resourceClaimTemplateName: one}]", "resources: {claims: [{name: device}]}"));
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
        await K.ApplyAsync(Offer(driver));
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, "resourceClaims: [{name: device, resourceClaimTemplateName: one}]", "resources: {claims: [{name: device}]}"));
        await Eventually.TrueAsync("an event tells it", async () => (await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].message"))
            .Contains($"Failed to prepare dynamic resources: prepare dynamic resources: DRA driver {driver} is not registered", StringComparison.Ordinal));
        await K.RunAsync("delete", "pod", "box");
        await K.RunAsync("delete", "deviceclass,resourceslice", driver, "--ignore-not-found");
    }

    private static string Offer(string driver) => $$$$$"""
        apiVersion: resource.k8s.io/v1
        kind: DeviceClass
        metadata: {name: {{{{{driver}}}}}}
        spec: {selectors: [{cel: {expression: 'device.driver == "{{{{{driver}}}}}"'}}]}
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceSlice
        metadata: {name: {{{{{driver}}}}}}
        spec:
          driver: {{{{{driver}}}}}
          nodeName: {{{{{Node}}}}}
          pool: {name: {{{{{Node}}}}}, generation: 1, resourceSliceCount: 1}
          devices: [{name: dev-0}]
        ---
        apiVersion: resource.k8s.io/v1
        kind: ResourceClaimTemplate
        metadata: {name: one}
        spec: {spec: {devices: {requests: [{name: r, exactly: {deviceClassName: {{{{{driver}}}}}}}]}}}
        """;
}
