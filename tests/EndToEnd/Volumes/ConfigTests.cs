namespace Keles.EndToEnd.Tests.Volumes;

public sealed class ConfigTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task Config_maps_secrets_and_the_pods_own_facts_come_as_variables_and_as_files()
    {
        await K.RunAsync("create", "configmap", "conf", "--from-literal=color=blue", "--from-literal=size=L");
        await K.RunAsync("create", "secret", "generic", "sec", "--from-literal=user=root", "--from-literal=pass=s3cret");
        await K.ApplyAsync($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: box, labels: {tier: gold}, annotations: {note: hello} }
            spec:
              terminationGracePeriodSeconds: 0
              securityContext: {fsGroup: 2000}
              containers:
              - name: main
                image: busybox:1.35
                command: [sleep, "100000"]
                resources: {limits: {memory: 64Mi, cpu: 250m} }
                envFrom: [{prefix: C_, configMapRef: {name: conf} }]
                env:
                - {name: PASS, valueFrom: {secretKeyRef: {name: sec, key: pass} } }
                - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName} } }
                - {name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1m} } }
                - {name: BOTH, value: "$(C_color)-$(PASS)-$$(PASS)"}
                volumeMounts:
                - {name: conf, mountPath: /conf}
                - {name: conf, mountPath: /one/color.txt, subPath: color}
                - {name: sec, mountPath: /sec}
                - {name: down, mountPath: /down}
                - {name: all, mountPath: /all}
                - {name: disk, mountPath: /disk}
                - {name: memory, mountPath: /memory}
              volumes:
              - {name: conf, configMap: {name: conf} }
              - {name: sec, secret: {secretName: sec, defaultMode: 0440, items: [{key: pass, path: deep/er/pw}]} }
              - {name: down, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels} }, {path: note, fieldRef: {fieldPath: "metadata.annotations['note']"} }]} }
              - {name: all, projected: {sources: [{configMap: {name: conf, items: [{key: size, path: sz}]} }, {secret: {name: sec} }, {serviceAccountToken: {path: tok, audience: vault} }]} }
              - {name: disk, emptyDir: {} }
              - {name: memory, emptyDir: {medium: Memory, sizeLimit: 8Mi} }
            """);
        await K.ReadyAsync("box");
        var node = await K.ReadAsync("pod box", ".spec.nodeName");
        Assert.Equal($"blue L s3cret {node} 250 blue-s3cret-$(PASS)", await K.ShellAsync("box", "echo $C_color $C_size $PASS $NODE $CPU \"$BOTH\""));
        Assert.Equal("blue L blue", await K.ShellAsync("box", "echo $(cat /conf/color) $(cat /conf/size) $(cat /one/color.txt)"));
        Assert.Equal("s3cret 440 2000", await K.ShellAsync("box", "echo $(cat /sec/deep/er/pw) $(stat -Lc '%a %g' /sec/deep/er/pw)"));
        Assert.Contains("Read-only file system", await K.ShellAsync("box", "touch /sec/x 2>&1; true"));
        Assert.Equal("tier=\"gold\"\nhello", await K.ShellAsync("box", "cat /down/labels; echo; cat /down/note"));
        Assert.Equal("L root", await K.ShellAsync("box", "echo $(cat /all/sz) $(cat /all/user)"));
        Assert.Contains("\"vault\"", await K.ShellAsync("box", "cut -d. -f2 /all/tok | tr _- /+ | sed 's/$/==/' | base64 -d 2>/dev/null; true"));
        Assert.Equal("2000", await K.ShellAsync("box", "touch /disk/f; stat -c %g /disk/f"));
        Assert.Matches(@"^tmpfs +tmpfs +8192 ", await K.ShellAsync("box", "df -kT /memory | tail -1"));

        await K.RunAsync("patch", "configmap", "conf", "-p", """{"data":{"color":"green"}}""");
        // Whatever changes the pod makes its node look at once; the period alone would do it too.
        await K.RunAsync("annotate", "pod", "box", "look=now");
        await K.ShellAsync("box", "until grep -q green /conf/color; do sleep 1; done");
        Assert.Equal("blue", await K.ShellAsync("box", "cat /one/color.txt"));
    }

    [Fact]
    public async Task A_pod_waits_for_a_config_map_that_is_not_there_yet()
    {
        await K.ApplyAsync(Manifest.Pod("box", Manifest.Forever, "volumes: [{name: c, configMap: {name: late}}]", "volumeMounts: [{name: c, mountPath: /c}]"));
        await K.WaitAsync("events --field-selector involvedObject.name=box,reason=FailedMount", "create");
        await Eventually.TrueAsync("the event says what is missing", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=box", ".items[*].message")).Contains("configmap \"late\" not found", StringComparison.Ordinal));
        await K.RunAsync("create", "configmap", "late", "--from-literal=a=b");
        await K.ReadyAsync("box");
        Assert.Equal("b", await K.ShellAsync("box", "cat /c/a"));
    }
}
