from cube import TemplateContext
