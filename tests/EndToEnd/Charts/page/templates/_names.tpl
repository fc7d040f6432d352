{{- define "page.name" -}}
{{ .Release.Name }}-{{ .Chart.Name }}
{{- end }}
{{- define "page.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
